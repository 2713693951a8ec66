import type { TaskEvent } from "../task-event";
import type { TaskState } from "../task-state";
import type { CallRecord, ContextState } from "./context-state";

type Finished = Extract<TaskEvent, { readonly type: "tool.finished" }>;

/** Position of a call's result; it was appended just now, before the answers to calls that were not run. */
function resultIndex({ history }: TaskState, callId: string): number | undefined {
	for (let index = history.size() - 1; index >= 0; index--) {
		const message = history[index]!;
		if (message.role !== "tool") return undefined;
		if (message.callId === callId) return index;
	}
	return undefined;
}

/** Remembers what a reading tool returned, and that an earlier result of the same call is out of date. */
export function foldRead(context: ContextState, call: CallRecord, event: Finished, state: TaskState): void {
	for (const shown of event.shows)
		context.facts.set(shown.path, { of: shown.of, value: shown.value, keys: shown.keys, step: state.step });
	if (call.kind !== "read") return;
	const index = resultIndex(state, event.callId);
	if (index === undefined) return;
	const before = context.reads.get(call.key);
	const { placeVersion, shows, untrusted } = event;
	if (before !== undefined && event.sameAs !== undefined) {
		context.reads.set(call.key, { ...before, at: event.ts, shows, placeVersion });
		return;
	}
	if (before !== undefined) context.stale.set(before.index, state.step);
	const { tool, label } = call;
	const read = {
		tool,
		label,
		step: state.step,
		at: event.ts,
		content: event.content,
		shows,
		index,
		placeVersion,
		untrusted,
	};
	context.reads.set(call.key, read);
}
