import type { SafetySettings } from "../../core/safety-settings";
import type { ToolCall } from "../../model/types";
import { callIdentity } from "../call-identity";
import type { TaskState } from "../task-state";
import type { SafetyPause } from "./safety-pause";

type RepeatSettings = Pick<SafetySettings, "useRepeatDetection" | "repeatWarnAt" | "repeatStopAt" | "repeatExempt">;
type Counts = Pick<TaskState, "callCounts">;

/** Times this very call was made in the whole task, this one included; 0 where repeating is nothing to notice. */
function repetitions(call: ToolCall, { callCounts }: Counts, settings: RepeatSettings): number {
	if (!settings.useRepeatDetection || settings.repeatExempt.includes(call.name)) return 0;
	return callCounts.get(callIdentity(call.name, call.args)) ?? 0;
}

/** What to add to the result of a call that was made too often; undefined as long as it was not. */
export function repeatWarning(call: ToolCall, state: Counts, settings: RepeatSettings): string | undefined {
	const count = repetitions(call, state, settings);
	if (count < settings.repeatWarnAt) return undefined;
	return `This is call ${count} of the same tool with the same arguments; at ${settings.repeatStopAt} the task stops. Do something else.`;
}

/** The pause instead of a call that would be one too many: it is stopped before it runs. */
export function repeatPause(call: ToolCall, state: Counts, settings: RepeatSettings): SafetyPause | undefined {
	const count = repetitions(call, state, settings);
	if (count < settings.repeatStopAt) return undefined;
	return {
		reason: "repeat",
		text: `The model called ${call.name} ${count} times with the same arguments. Continue, or say what to do differently.`,
	};
}
