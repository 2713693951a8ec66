import { readFile } from "node:fs/promises";
import { z } from "zod";
import { CliError } from "../cli-error.ts";
import type { RawProposal } from "./task-events.ts";

/** The user's word on one proposal, as the plugin takes it. */
export type Decision =
	| { readonly decision: "approve"; readonly note?: string | undefined }
	| { readonly decision: "reject"; readonly reason?: string | undefined }
	| { readonly decision: "approve_with_changes"; readonly text: string; readonly note?: string | undefined };

/** Decides proposals in the order they come. */
export type Approver = (proposal: RawProposal) => Promise<Decision>;

const decisionSchema = z.discriminatedUnion("decision", [
	z.strictObject({ decision: z.literal("approve"), note: z.string().optional() }),
	z.strictObject({ decision: z.literal("reject"), reason: z.string().optional() }),
	z.strictObject({ decision: z.literal("approve_with_changes"), text: z.string(), note: z.string().optional() }),
]);

const DECISIONS_HINT = 'Expected a list such as [{"decision":"approve"},{"decision":"reject","reason":"…"}].';

/** Reads a decisions file and hands its entries out in order; a proposal after the last entry is rejected. */
async function fromFile(path: string): Promise<Approver> {
	const text = await readFile(path, "utf8").catch(() => {
		throw new CliError(`--approve: there is no file ${path}.`, "Use ask, all, none or the path of a decisions file.");
	});
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		throw new CliError(`--approve: ${path} is not JSON.`, DECISIONS_HINT);
	}
	const parsed = z.array(decisionSchema).safeParse(json);
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		throw new CliError(
			`--approve: ${path}: ${issue?.path.join(".") ?? ""} ${issue?.message ?? "is not a list of decisions"}.`,
			DECISIONS_HINT,
		);
	}
	const decisions = parsed.data.values();
	return async () =>
		decisions.next().value ?? { decision: "reject", reason: "The decisions file has no further entry." };
}

/** The approver for `--approve`; `ask` is the one that asks at the terminal, absent where there is none. */
export async function createApprover(choice: string, ask: Approver | undefined): Promise<Approver> {
	if (choice === "all") return async () => ({ decision: "approve" });
	if (choice === "none") return async () => ({ decision: "reject", reason: "The user runs with --approve none." });
	if (choice !== "ask") return fromFile(choice);
	if (ask === undefined) {
		throw new CliError("--approve ask needs a terminal to ask at.", "Use --approve all, none or a decisions file.");
	}
	return ask;
}
