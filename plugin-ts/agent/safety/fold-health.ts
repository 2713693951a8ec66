import type { TaskEvent } from "../task-event";
import type { HealthState } from "./health-state";
import { UNKNOWN_PROVIDER } from "./health-state";
import { addSample, createHealthWindow } from "./health-window";
import type { HealthWindow } from "./health-window";

type Handlers = {
	readonly [K in TaskEvent["type"]]?: (health: HealthState, event: Extract<TaskEvent, { readonly type: K }>) => void;
};

/** Which module's work a pause is. */
const PAUSES: { readonly [reason: string]: string | undefined } = {
	breaker: "circuit_breaker",
	repeat: "repeat_detection",
	budget: "budget_gate",
};

function count(health: HealthState, moduleId: string | undefined): void {
	if (moduleId !== undefined) health.acts.set(moduleId, (health.acts.get(moduleId) ?? 0) + 1);
}

function windowOf(windows: Map<string, HealthWindow>, name: string): HealthWindow {
	const known = windows.get(name);
	if (known !== undefined) return known;
	const created = createHealthWindow();
	windows.set(name, created);
	return created;
}

function endCall(health: HealthState, callId: string, isFine: boolean, ts: number): void {
	const { call } = health;
	if (call === undefined || call.callId !== callId) return;
	health.call = undefined;
	addSample(windowOf(health.tools, call.tool), { isFine, seconds: ts - call.at });
}

function endTry(health: HealthState, isFine: boolean, ts: number, nextAt?: number): void {
	const seconds = health.askedAt === undefined ? undefined : math.max(0, ts - health.askedAt);
	health.askedAt = nextAt;
	addSample(windowOf(health.providers, health.provider), { isFine, seconds });
}

const HANDLERS: Handlers = {
	"task.started": (health, { untrusted }) => count(health, untrusted === undefined ? undefined : "untrusted_guard"),
	"step.started": (health, { provider, ts }) => {
		health.provider = provider ?? UNKNOWN_PROVIDER;
		health.askedAt = ts;
	},
	retry: (health, { ts, delaySeconds }) => {
		endTry(health, false, ts, ts + delaySeconds);
		count(health, "resilience");
	},
	"model.replied": (health, { ts }) => endTry(health, true, ts),
	"model.failed": (health, { ts }) => endTry(health, false, ts),
	"tool.called": (health, { callId, tool, ts }) => {
		health.call = { callId, tool, at: ts };
	},
	"tool.finished": (health, { callId, ok, ts, guard, untrusted }) => {
		endCall(health, callId, ok, ts);
		count(health, guard);
		count(health, untrusted === undefined ? undefined : "untrusted_guard");
	},
	"proposal.created": (health, { proposal, held, ts }) => {
		endCall(health, proposal.callId, true, ts);
		count(health, held === undefined ? undefined : "untrusted_guard");
	},
	"question.asked": (health, { callId, ts }) => endCall(health, callId, true, ts),
	"completion.accepted": (health, { callId, ts }) => endCall(health, callId, true, ts),
	"completion.refused": (health, { callId, ts }) => endCall(health, callId, true, ts),
	"script.user_edited": (health) => count(health, "manual_fixes"),
	"budget.warned": (health) => count(health, "budget_gate"),
	"task.paused": (health, { reason }) => count(health, PAUSES[reason]),
	"health.warned": (health, { kind, name }) => {
		const windows = kind === "tool" ? health.tools : health.providers;
		health.warnedAt.set(`${kind} ${name}`, windowOf(windows, name).total);
		count(health, "health_monitor");
	},
};

/** Takes one event into the figures. */
export function foldHealth(health: HealthState, event: TaskEvent): void {
	const handle = HANDLERS[event.type] as ((health: HealthState, event: TaskEvent) => void) | undefined;
	handle?.(health, event);
}
