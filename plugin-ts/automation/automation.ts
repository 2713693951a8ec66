import { t } from "@rbxts/t";
import type { TaskEvent } from "../agent/task-event";
import { parseJson } from "../core/json-parse";
import { printJson } from "../core/json-print";
import type { JsonObject, JsonValue } from "../core/json";
import { failure, success } from "../core/outcome";
import type { Outcome } from "../core/outcome";
import type { Ports } from "../core/ports";
import type { Decision } from "../core/proposal";
import type { Mode, Settings } from "../core/settings";
import { inspectPlace } from "./inspect";
import type { InspectQuery } from "./inspect";
import type { Session } from "../store/session";

/**
 * The way in for whoever runs the plugin without a person at the panel. The headless driver requires this module of the
 * built plugin and exchanges JSON texts with the very session the panel shows. Modules of a plugin cannot be reached by
 * other plugins or by the place.
 */
export interface Automation {
	/** Sets where events and replies go: `{type:"event", event}` and `{type:"reply", id, ok, value?, error?}`. */
	readonly connect: (send: (json: string) => void) => void;
	/** Takes `{id, type, …}`; see `MESSAGES` for what there is. Answers with a reply of the same id. */
	readonly receive: (json: string) => void;
}

interface Scope {
	readonly session: Session;
	readonly ports: Ports;
}

type Handler = (message: JsonObject, scope: Scope) => Outcome<JsonValue>;

const hasText = t.interface({ text: t.string });
const isPaths = t.interface({ paths: t.array(t.string) });
const isInspect: t.check<InspectQuery> = t.interface({ selector: t.optional(t.string), path: t.optional(t.string) });
const isStart = t.interface({ goal: t.string, mode: t.string });
const isDecide: t.check<{ readonly proposalId: string; readonly decision: Decision }> = t.interface({
	proposalId: t.string,
	decision: t.union(
		t.interface({ decision: t.literal("approve"), note: t.optional(t.string) }),
		t.interface({ decision: t.literal("reject"), reason: t.optional(t.string) }),
		t.interface({ decision: t.literal("approve_with_changes"), text: t.string, note: t.optional(t.string) }),
	),
});

function needTask({ session }: Scope) {
	const task = session.task();
	return task === undefined ? failure("No task has been started.") : success(task);
}

const MESSAGES: { readonly [messageType: string]: Handler } = {
	configure: (message, { session }) => {
		session.changeSettings(message.settings as Partial<Settings>);
		return success(true);
	},
	start: (message, { session }) => {
		if (!isStart(message)) return failure("start needs goal and mode.");
		const task = session.start(message.goal, message.mode as Mode);
		return task.ok ? success(task.value.taskId) : task;
	},
	decide: (message, scope) => {
		if (!isDecide(message)) return failure("decide needs proposalId and a decision.");
		const task = needTask(scope);
		return task.ok ? task.value.decide(message.proposalId, message.decision) : task;
	},
	answer: (message, scope) => {
		const task = needTask(scope);
		return task.ok ? task.value.answer(hasText(message) ? message.text : "") : task;
	},
	proceed: (message, scope) => {
		const task = needTask(scope);
		return task.ok ? task.value.proceed(hasText(message) ? message.text : "") : task;
	},
	stop: (_, scope) => {
		const task = needTask(scope);
		if (task.ok) task.value.stop();
		return success(true);
	},
	undo: (_, { ports }) => ports.undoHistory.undo(),
	redo: (_, { ports }) => ports.undoHistory.redo(),
	inspect: (message, { ports }) => inspectPlace(isInspect(message) ? message : {}, ports),
	select: (message, { ports }) => {
		if (!isPaths(message)) return failure("select needs paths.");
		return ports.selection.select(message.paths);
	},
	open: (message, { ports }) => {
		if (!isPaths(message)) return failure("open needs paths.");
		for (const path of message.paths) {
			const opened = ports.scripts.open(path);
			if (!opened.ok) return opened;
		}
		return success(true);
	},
};

function handle(message: JsonObject, scope: Scope): Outcome<JsonValue> {
	const handler = MESSAGES[tostring(message.type)];
	return handler === undefined ? failure(`There is no message "${tostring(message.type)}".`) : handler(message, scope);
}

export function createAutomation(session: Session, ports: Ports): Automation {
	let send: (json: string) => void = () => {};
	session.subscribe({ onEvent: (event: TaskEvent) => send(printJson({ type: "event", event: event as unknown as JsonObject })) });
	return {
		connect: (sink) => {
			send = sink;
		},
		receive: (json) => {
			const parsed = parseJson(json);
			if (!parsed.ok) return send(printJson({ type: "reply", ok: false, error: parsed.error }));
			const message = parsed.value as JsonObject;
			const outcome = handle(message, { session, ports });
			send(
				printJson(
					outcome.ok
						? { type: "reply", id: message.id, ok: true, value: outcome.value }
						: { type: "reply", id: message.id, ok: false, error: outcome.error },
				),
			);
		},
	};
}

let attached: Automation | undefined;

export function attachAutomation(automation: Automation | undefined): void {
	attached = automation;
}

export function currentAutomation(): Automation | undefined {
	return attached;
}
