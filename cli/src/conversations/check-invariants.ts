import { expect } from "vitest";
import { exitCodeOf } from "../exit-code.ts";
import type { TaskEnd } from "../exit-code.ts";
import { createJsonEvents } from "../run/json-event.ts";
import type { RawEvent, RawProposal } from "../run/task-events.ts";
import { listOf } from "../run/task-events.ts";
import { changesBetween } from "../testing/place-changes.ts";
import { messagesOf, toolsOf } from "./chat-messages.ts";
import type { ChatMessage } from "./chat-messages.ts";
import type { Talk } from "./conversation.ts";
import { SECRET } from "./run-conversation.ts";

const MEGABYTE = 1_048_576;
const WRITE_TOOL =
	/^(apply_edit|patch_script|open_or_create|create_|set_|rename_|delete_|move_|clone_|rewrite_|insert_)/;

const ofType = (events: readonly RawEvent[], type: string): readonly RawEvent[] =>
	events.filter((event) => event.type === type);

/** What an applied proposal says it touched, as paths of the file: without `game.`, quotes and brackets. */
const plainPath = (path: string): string =>
	path
		.replace(/^game\./, "")
		.replaceAll(/\["((?:[^"\\]|\\.)*)"\]/g, (_, name: string) => `.${JSON.parse(`"${name}"`)}`);

/** Numbers without gaps, one beginning, one end, and nothing after it. */
export function expectWholeLog(events: readonly RawEvent[]): void {
	expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
	expect(new Set(events.map(({ taskId }) => taskId)).size).toBe(1);
	expect(events.at(0)?.type).toBe("task.started");
	expect(events.findIndex(({ type }) => type === "task.finished")).toBe(events.length - 1);
}

/** Categories that are switched on by default in auto mode. */
const SWITCHED_ON: readonly unknown[] = ["edit_script", "new_script", "create_set", "rename"];

/** Each write was decided on before, once, by the user or by a rule; each proposal is written at most once. */
export function expectApprovedWrites(events: readonly RawEvent[]): void {
	const automatic = new Set<unknown>();
	const approved = new Set<unknown>();
	const decided = new Set<unknown>();
	for (const event of events) {
		const id = event["proposalId"];
		if (event.type === "proposal.created") {
			const { id: created, category } = event["proposal"] as RawProposal;
			if (event["isAutomatic"] !== true) continue;
			expect(SWITCHED_ON).toContain(category);
			automatic.add(created);
		} else if (event.type === "proposal.decided") {
			expect(decided.has(id)).toBe(false);
			decided.add(id);
			expect(event["by"]).toBe(automatic.has(id) ? "auto" : "user");
			if ((event["decision"] as { readonly decision: string }).decision !== "reject") approved.add(id);
		} else if (event.type === "proposal.applied" || event.type === "proposal.applying") {
			expect(approved.has(id)).toBe(true);
			if (event.type === "proposal.applied") approved.delete(id);
		}
	}
	const mode = events[0]?.["mode"];
	if (mode !== "auto") expect(automatic.size).toBe(0);
}

/** One tool call a step, and one end of it. */
export function expectOneCallPerStep(events: readonly RawEvent[]): void {
	let open: unknown;
	for (const event of events) {
		if (event.type === "tool.called") {
			expect(open).toBeUndefined();
			open = event["callId"];
		} else if (event.type === "step.started" || event.type === "tool.finished") open = undefined;
	}
}

/** One system message, at the start; every call answered once, in order, before anybody else speaks. */
export function expectAnsweredCalls(messages: readonly ChatMessage[]): void {
	expect(messages.map(({ role }) => role).lastIndexOf("system")).toBe(0);
	let open: readonly string[] = [];
	for (const message of messages) {
		if (message.role === "tool") {
			expect(message.tool_call_id).toBe(open[0]);
			open = open.slice(1);
			continue;
		}
		expect(open).toEqual([]);
		open = (message.tool_calls ?? []).map(({ id }) => id);
	}
	expect(open).toEqual([]);
}

function expectSoundRequests({ requests, ledger }: Talk): void {
	const mode = ledger[0]?.["mode"];
	for (const request of requests) {
		expect(Buffer.byteLength(request.text)).toBeLessThan(MEGABYTE);
		if (request.body["messages"] !== undefined) expectAnsweredCalls(messagesOf(request));
		if (mode === "ask" || mode === "plan") expect(toolsOf(request).filter((name) => WRITE_TOOL.test(name))).toEqual([]);
	}
}

/** What changed in the place was named by a write, and without a write nothing changed. */
function expectNothingElseWritten({ ledger, saveCount, hasOutput, before, after }: Talk): void {
	const writes = ofType(ledger, "proposal.applied").filter((event) => event["ok"] === true && !event["isDryRun"]);
	expect(saveCount).toBe(writes.length);
	expect(hasOutput).toBe(writes.length > 0);
	const touched = writes.flatMap((event) =>
		listOf<{ readonly path: string }>(event["touched"]).map(({ path }) => plainPath(path)),
	);
	const renamed = writes.flatMap((event) => {
		const created = ofType(ledger, "proposal.created").find(
			(each) => (each["proposal"] as RawProposal).id === event["proposalId"],
		);
		const operations = (created?.["proposal"] as RawProposal | undefined)?.operations ?? [];
		return operations.map((operation) => plainPath(String((operation as { readonly path?: string }).path ?? "")));
	});
	const named = [...touched, ...renamed].filter((path) => path !== "");
	const isNamed = (path: string): boolean => named.some((root) => path === root || path.startsWith(`${root}.`));
	const unnamed = Object.entries(changesBetween(before, after)).filter(([path]) => !isNamed(path));
	expect(unnamed).toEqual([]);
}

/** The stream of `--json` is the ledger, seen through the documented shapes. */
function expectSameStory({ events, ledger }: Talk): void {
	const toJson = createJsonEvents();
	expect(events).toEqual(JSON.parse(JSON.stringify(ledger.map(toJson).filter((line) => line !== undefined))));
}

/** What holds in every conversation, whatever it is about. */
export function expectInvariants(talk: Talk): void {
	const { events, ledger, code, requests, stdout, stderr } = talk;
	expect(stderr).toBe("");
	expect(talk.isInputUntouched).toBe(true);
	expectWholeLog(events as unknown as readonly RawEvent[]);
	expectWholeLog(ledger);
	expectSameStory(talk);
	expectApprovedWrites(ledger);
	expectOneCallPerStep(ledger);
	expectSoundRequests(talk);
	expectNothingElseWritten(talk);
	expect(code).toBe(exitCodeOf(ledger.at(-1) as unknown as TaskEnd));
	for (const text of [stdout, JSON.stringify(ledger), ...requests.map((request) => request.text)])
		expect(text.includes(SECRET)).toBe(false);
}
