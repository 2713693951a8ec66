import { appendFileSync, writeFileSync } from "node:fs";
import { createJsonEvents } from "./json-event.ts";
import type { RawEvent } from "./task-events.ts";
import { createTerminalView } from "./terminal-view.ts";

export interface EventOutputOptions {
	/** One event per line instead of text for a person. */
	readonly json?: boolean;
	/** File that gets what is shown, without colours. */
	readonly transcript?: string;
	/** File that gets every event as it left the agent. */
	readonly trace?: string;
	/** The ledger's file. */
	readonly ledger: string;
}

export interface EventOutput {
	readonly take: (event: RawEvent) => void;
	/** Whether anything was written to the place. */
	hasChanged(): boolean;
	/** Says where the result is; undefined when nothing was written. */
	close(savedTo: string | undefined): void;
}

/** Raw replies are for the trace alone; the ledger holds what was done and decided. */
const TRACE_ONLY = new Set(["model.replied"]);

/**
 * Sends each event where it belongs: standard output, ledger, transcript, trace. Files are appended to at once, so that
 * nothing is lost when the process dies.
 */
export function createEventOutput(options: EventOutputOptions): EventOutput {
	const { ledger, transcript, trace } = options;
	for (const file of [ledger, transcript, trace]) if (file !== undefined) writeFileSync(file, "");

	let isChanged = false;
	const toJson = createJsonEvents();
	const print = (text: string): void => void process.stdout.write(text);
	const view = createTerminalView(print, process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined);
	const copy = transcript === undefined ? undefined : createTerminalView((text) => appendFileSync(transcript, text), false);

	return {
		take(event) {
			if (event.type === "proposal.applied" && event["ok"] === true && event["isDryRun"] !== true) isChanged = true;
			const line = `${JSON.stringify(event)}\n`;
			if (trace !== undefined) appendFileSync(trace, line);
			if (!TRACE_ONLY.has(event.type)) appendFileSync(ledger, line);
			copy?.(event);
			const json = toJson(event);
			if (options.json !== true) view(event);
			else if (json !== undefined) print(`${JSON.stringify(json)}\n`);
		},
		hasChanged: () => isChanged,
		close(savedTo) {
			if (options.json !== true) print(savedTo === undefined ? "\nNothing was written.\n" : `\nSaved to ${savedTo}\n`);
		},
	};
}
