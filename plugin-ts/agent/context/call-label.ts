import type { JsonObject } from "../../core/json";
import { callIdentity } from "../call-identity";

const MAIN_ARGUMENTS = ["path", "parentPath", "selector", "query", "pattern"];
const MAX_LENGTH = 100;

/** A call in one short line: the tool and what it was about. */
export function callLabel(tool: string, args: JsonObject): string {
	const main = mainArgument(args);
	return main === undefined ? tool : `${tool}(${oneLine(main)})`;
}

/** What a call is about: its path, selector or query. */
export function mainArgument(args: JsonObject): string | undefined {
	for (const name of MAIN_ARGUMENTS) {
		const value = args[name];
		if (typeIs(value, "string")) return value;
	}
	return undefined;
}

/** Names a call so that the same read has the same key. */
export function readKey(tool: string, args: JsonObject): string {
	return callIdentity(`${tool}|`, args);
}

/** A text on one line and at most `limit` bytes long, whole characters only. */
export function oneLine(text: string, limit = MAX_LENGTH): string {
	const [flat] = string.gsub(text, "%s+", " ");
	return clipText(flat, limit);
}

/** The first `limit` bytes of a text at most, whole characters only; a cut is shown. */
export function clipText(text: string, limit: number): string {
	if (text.size() <= limit) return text;
	let last = limit;
	while (last > 0 && isContinuation(text, last + 1)) last -= 1;
	return `${string.sub(text, 1, last)}…`;
}

function isContinuation(text: string, position: number): boolean {
	const [byte] = string.byte(text, position);
	return byte !== undefined && byte >= 0x80 && byte < 0xc0;
}
