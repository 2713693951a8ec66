import { createHash } from "node:crypto";
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { CliError } from "../cli-error.ts";
import type { RawEvent } from "./task-events.ts";

/** Says that the place with this hash holds every change up to the event `afterSeq`. Written before the file takes its name. */
interface SavedRecord {
	readonly type: "place.saved";
	readonly sha256: string;
	readonly afterSeq: number;
}

type LedgerLine = RawEvent | SavedRecord;

export function appendToLedger(ledger: string, line: LedgerLine): void {
	appendFileSync(ledger, `${JSON.stringify(line)}\n`);
}

export function sha256Of(path: string): string {
	return createHash("sha256").update(readFileSync(path)).digest("hex");
}

function isSavedRecord(line: LedgerLine): line is SavedRecord {
	return line.type === "place.saved";
}

/** A line that a crash cut short is left out; nothing can follow it. */
function readLines(ledger: string): readonly LedgerLine[] {
	const lines: LedgerLine[] = [];
	for (const text of readFileSync(ledger, "utf8").split("\n")) {
		if (text === "") continue;
		try {
			lines.push(JSON.parse(text) as LedgerLine);
		} catch {
			break;
		}
	}
	return lines;
}

export interface Ledger {
	/** The agent's events, as far as they can be read. */
	readonly events: readonly RawEvent[];
}

/** The events of a ledger, without what is noted between them. */
export function readLedger(ledger: string): Ledger {
	return { events: readLines(ledger).filter((line): line is RawEvent => !isSavedRecord(line)) };
}

function isChange(event: RawEvent): boolean {
	return event.type === "proposal.applied" && event["ok"] === true && event["isDryRun"] !== true;
}

/** The events up to the first change that the saved place does not hold. */
function eventsInPlace(events: readonly RawEvent[], savedUpTo: number): readonly RawEvent[] {
	const firstLost = events.findIndex((event) => event.seq > savedUpTo && isChange(event));
	return firstLost === -1 ? events : events.slice(0, firstLost);
}

export interface ResumePoint {
	readonly events: readonly RawEvent[];
	/** The place to go on with: the result so far, or the input when nothing was written yet. */
	readonly place: string;
}

export interface ResumeFiles {
	readonly ledger: string;
	readonly output: string;
	readonly input: string;
}

/** Number of the last event whose change the place to go on with holds, and that place. */
function findSavedPlace(
	lines: readonly LedgerLine[],
	{ output, input }: ResumeFiles,
): { readonly place: string; readonly savedUpTo: number } {
	const saved = lines.filter(isSavedRecord);
	if (saved.length === 0 || !existsSync(output)) return { place: input, savedUpTo: 0 };
	const hash = sha256Of(output);
	const match = saved.findLast((record) => record.sha256 === hash);
	if (match !== undefined) return { place: output, savedUpTo: match.afterSeq };
	if (sha256Of(input) === hash) return { place: input, savedUpTo: 0 };
	throw new CliError(`${output} was changed after the task stopped.`, "Start a new task on it.");
}

/** The ledger as it was at the resume point; what came after it is told anew. */
function rewrite(ledger: string, lines: readonly LedgerLine[], lastSeq: number): void {
	const kept = lines.filter((line) => (isSavedRecord(line) ? line.afterSeq : line.seq) <= lastSeq);
	writeFileSync(`${ledger}.new`, kept.map((line) => `${JSON.stringify(line)}\n`).join(""));
	renameSync(`${ledger}.new`, ledger);
}

/**
 * Where an interrupted or stopped task goes on: with exactly the events whose changes are in the saved place, whenever
 * the process died. A result that somebody changed since cannot be resumed.
 */
export function findResumePoint(taskId: string, files: ResumeFiles): ResumePoint {
	const { ledger } = files;
	if (!existsSync(ledger))
		throw new CliError(`There is no ledger ${ledger} to resume from.`, "Check --place and --out.");
	const lines = readLines(ledger);
	const told = lines.filter((line): line is RawEvent => !isSavedRecord(line));
	const [first, last] = [told[0], told.at(-1)];
	if (first?.taskId !== taskId)
		throw new CliError(`The ledger ${ledger} is of another task.`, `Its task is ${first?.taskId ?? "unknown"}.`);
	if (last?.type === "task.finished" && last["outcome"] === "completed")
		throw new CliError(`Task ${taskId} is completed.`, "Start a new task, or branch from one of its steps.");

	const { place, savedUpTo } = findSavedPlace(lines, files);
	const events = eventsInPlace(told, savedUpTo);
	rewrite(ledger, lines, events.at(-1)?.seq ?? 0);
	return { events, place };
}
