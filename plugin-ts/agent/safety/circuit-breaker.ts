import type { SafetySettings } from "../../core/safety-settings";
import type { TaskState } from "../task-state";
import type { SafetyPause } from "./safety-pause";

type BreakerSettings = Pick<SafetySettings, "useCircuitBreaker" | "breakerFailures" | "breakerPauseSeconds">;

/**
 * Stops a task that only fails. The user is advised to wait, because what fails may need time; the task never goes on by
 * itself, and goes on at once when the user says so.
 */
export function breakerPause(
	{ failuresInARow }: Pick<TaskState, "failuresInARow">,
	{ useCircuitBreaker, breakerFailures, breakerPauseSeconds }: BreakerSettings,
): SafetyPause | undefined {
	if (!useCircuitBreaker || failuresInARow < breakerFailures) return undefined;
	return {
		reason: "breaker",
		text: `${failuresInARow} failures in a row. Give it ${breakerPauseSeconds} seconds, then continue, or say what to do differently.`,
		waitSeconds: breakerPauseSeconds,
	};
}
