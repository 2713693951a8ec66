import { t } from "@rbxts/t";
import type { PlanEditStep } from "../agent/plan-edit";
import type { TaskEvent } from "../agent/task-event";
import { parseJson } from "../core/json-parse";
import { printJson } from "../core/json-print";
import type { JsonObject, JsonValue } from "../core/json";
import { failure, success } from "../core/outcome";
import type { Outcome } from "../core/outcome";
import type { Ports } from "../core/ports";
import type { Decision } from "../core/proposal";
import type { Mode, Settings } from "../core/settings";
import { HISTORY_MESSAGES } from "./history-messages";
import { inspectPlace } from "./inspect";
import type { InspectQuery } from "./inspect";
import { taskFigures } from "./task-figures";
import type { Session } from "../store/session";

/**
 * The way in for whoever runs the plugin without a person at the panel. The headless driver requires this module of the
 * built plugin and exchanges JSON texts with the very session the panel shows. Modules of a plugin cannot be reached by
 * other plugins or by the place.
 */
export interface Automation {
	/**
	 * Sets where events and replies go: `{type:"event", event}`, `{type:"notice", text}`, `{type:"reply", id, ok, value?, error?}`, and
	 * `{type:"checkpoint"}` after each applied change when asked for, to be answered with `{type:"saved"}`.
	 */
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
const isSetting = t.interface({ name: t.string, value: t.string });
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

const isPlanStatus = t.union(t.literal("pending"), t.literal("in_progress"), t.literal("done"), t.literal("dropped"));
const isPlanEdit: t.check<{ readonly steps: readonly PlanEditStep[] }> = t.interface({
	steps: t.array(
		t.interface({
			from: t.optional(t.number),
			tool: t.optional(t.string),
			target: t.optional(t.string),
			intent: t.optional(t.string),
			stage: t.optional(t.string),
			status: t.optional(isPlanStatus),
			check: t.optional(t.table as t.check<JsonObject>),
		}),
	),
});

function needTask({ session }: Scope) {
	const task = session.task();
	return task === undefined ? failure("No task has been started.") : success(task);
}

const MESSAGES: { readonly [messageType: string]: Handler } = {
	...HISTORY_MESSAGES,
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
	edit_plan: (message, scope) => {
		if (!isPlanEdit(message)) return failure("edit_plan needs steps, each with from (a step's number) or intent.");
		const task = needTask(scope);
		return task.ok ? task.value.editPlan(message.steps) : task;
	},
	build: (message, { session }) => {
		if (message.steps !== undefined && !isPlanEdit(message))
			return failure("build takes steps, each with from (a step's number) or intent.");
		const task = session.startFromPlan(isPlanEdit(message) ? message.steps : undefined);
		return task.ok ? success(task.value.taskId) : task;
	},
	set: (message, { session }) => {
		if (!isSetting(message)) return failure("set needs name and value, both texts.");
		return session.chooseSetting(message.name, message.value);
	},
	health: (_, { session }) => success({ ...session.health() } as unknown as JsonObject),
	check: (_, { session }) => {
		const results = session.check();
		return results.ok ? success(results.value.map((result) => ({ ...result }))) : results;
	},
	task: (_, scope) => {
		const task = needTask(scope);
		return task.ok ? success(taskFigures(task.value.state(), task.value.events().size())) : task;
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
	const saving = new Set<thread>();

	/** Where the driver saves the place after each change: the task waits until it says that it has. */
	const checkpoint = (): void => {
		const waiting = coroutine.running();
		saving.add(waiting);
		send(printJson({ type: "checkpoint" }));
		if (saving.has(waiting)) coroutine.yield();
	};
	const goOn = (): Outcome<JsonValue> => {
		const threads = [...saving];
		saving.clear();
		for (const waiting of threads) ports.clock.spawn(() => coroutine.resume(waiting));
		return success(true);
	};
	session.subscribe({
		onNotice: (text) => send(printJson({ type: "notice", text })),
		onEvent: (event: TaskEvent) => send(printJson({ type: "event", event: event as unknown as JsonObject })),
	});
	return {
		connect: (sink) => {
			send = sink;
		},
		receive: (json) => {
			const parsed = parseJson(json, { nulls: "keep" });
			if (!parsed.ok) return send(printJson({ type: "reply", ok: false, error: parsed.error }));
			const message = parsed.value as JsonObject;
			if (message.type === "configure") session.setAfterApply(message.checkpoints === true ? checkpoint : undefined);
			const outcome = message.type === "saved" ? goOn() : handle(message, { session, ports });
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
