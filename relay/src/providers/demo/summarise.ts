import type { PastCall } from "./conversation.ts";

const SILENT = new Set(["start_plan", "update_plan", "complete", "message"]);

const lineOf = ({ name, args, outcome }: PastCall): string => {
	const target = [args["path"], args["parentPath"], args["selector"]].find((value) => typeof value === "string");
	return `- ${name}${target === undefined ? "" : ` ${String(target)}`}: ${outcome}`;
};

/** The conversation in a few lines: the goal and what came of each call. */
export const summarise = (request: string, calls: readonly PastCall[]): string => {
	const lines = calls.filter(({ name }) => !SILENT.has(name)).map(lineOf);
	return [
		`Goal: ${request.slice(0, 300)}`,
		...(lines.length === 0 ? ["Nothing was done yet."] : ["So far:", ...lines]),
	].join("\n");
};
