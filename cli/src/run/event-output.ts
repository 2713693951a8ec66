import { appendFileSync, writeFileSync } from "node:fs";
import { createJsonEvents } from "./json-event.ts";
import { appendToLedger } from "./ledger.ts";
import type { RawEvent } from "./task-events.ts";
import { createTerminalView } from "./terminal-view.ts";

export interface EventOutputOptions {
	/** One event per line instead of text for a person. */
	readonly json?: boolean;
	/** File that gets what is shown, without colours. */
	readonly transcript?: string;
	/** Every event as it left the agent, raw replies included, on standard error. */
	readonly trace?: boolean;
	/** The ledger's file. */
	readonly ledger: string;
	/** Go on with the ledger there is. */
	readonly isResumed: boolean;
	/** Events of the task that this one branches from; its ledger begins with those it takes over. */
	readonly branchedEvents?: readonly RawEvent[];
}

export interface EventOutput {
	readonly take: (event: RawEvent) => void;
	/** Number of the last event, 0 before the first. */
	lastSeq(): number;
	/** Says where the result is; undefined when nothing was written. */
	close(savedTo: string | undefined): void;
}

/**
 * Sends each event where it belongs: standard output, ledger, transcript, trace. Files are appended to at once, so that
 * nothing is lost when the process dies. The ledger holds all that resuming takes.
 */
export function createEventOutput(options: EventOutputOptions): EventOutput {
	const { ledger, transcript, trace } = options;
	if (!options.isResumed) writeFileSync(ledger, "");
	if (transcript !== undefined) writeFileSync(transcript, "");

	let lastSeq = 0;
	const toJson = createJsonEvents();
	const print = (text: string): void => void process.stdout.write(text);
	const view = createTerminalView(print, process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined);
	const copy =
		transcript === undefined ? undefined : createTerminalView((text) => appendFileSync(transcript, text), false);

	return {
		take(event) {
			lastSeq = event.seq;
			if (event.type === "task.resumed" && event["branchedFrom"] !== undefined) {
				for (const past of options.branchedEvents?.slice(0, event.seq - 1) ?? [])
					appendToLedger(ledger, { ...past, taskId: event.taskId });
			}
			if (trace === true) process.stderr.write(`${JSON.stringify(event)}\n`);
			appendToLedger(ledger, event);
			copy?.(event);
			const json = toJson(event);
			if (options.json !== true) view(event);
			else if (json !== undefined) print(`${JSON.stringify(json)}\n`);
		},
		lastSeq: () => lastSeq,
		close(savedTo) {
			if (options.json !== true) print(savedTo === undefined ? "\nNothing was written.\n" : `\nSaved to ${savedTo}\n`);
		},
	};
}
