/** What may be tuned about safety. Each module has a switch; see `agent/safety/modules.ts` for what each is for. */
export interface SafetySettings {
	/** Whether failed model calls are tried again. */
	readonly useResilience: boolean;
	/** Delays in seconds before each new try of a failed model call; their number is the number of retries. */
	readonly retryDelays: readonly number[];
	/** Share of a delay that chance may add, so that many clients do not come back at the same moment. */
	readonly retryJitterShare: number;
	/** Longest Retry-After that is waited for, in seconds; a longer one fails the call. */
	readonly maxRetryAfterSeconds: number;

	/** Whether failures in a row pause the task. */
	readonly useCircuitBreaker: boolean;
	readonly breakerFailures: number;
	/** Seconds the user is advised to wait before going on; going on at once is possible. */
	readonly breakerPauseSeconds: number;

	/** Whether identical calls are noticed. */
	readonly useRepeatDetection: boolean;
	/** The identical call with whose result the model is warned. */
	readonly repeatWarnAt: number;
	/** The identical call that is stopped before it runs. */
	readonly repeatStopAt: number;
	/** Tools that are meant to be called again with the same arguments. */
	readonly repeatExempt: readonly string[];

	/** Whether new script text is checked for what must not be shown to a user as finished code. */
	readonly useOutputValidator: boolean;

	/** Whether errors are predicted: outdated reads, references, drafts, play sessions. */
	readonly useErrorPredictor: boolean;
	/** A script read longer ago than this must be read again before it is edited, in seconds. */
	readonly readTtlSeconds: number;

	/** Whether edits of scripts nobody read are refused and large removals are shown. */
	readonly useAntiDestruction: boolean;
	/** More removed lines than this are shown by a sample. */
	readonly removedLinesShownAbove: number;

	/** Whether a budget in tokens or money stops the task. The step limit is part of the loop and always holds. */
	readonly useBudgetGate: boolean;
	readonly budgetTokens?: number;
	readonly budgetUsd?: number;
	/** Share of a budget at which the user is warned. */
	readonly budgetWarnShare: number;

	/** Whether text of the place, assets and pages is fenced and watched for instructions. */
	readonly useUntrustedGuard: boolean;

	/** Whether tools and providers that often fail are reported. */
	readonly useHealthMonitor: boolean;
	/** Calls that count, the newest; at most 100. */
	readonly healthWindow: number;
	/** Calls needed before a share of errors means anything. */
	readonly healthMinCalls: number;
	/** Share of errors from which the user is warned. */
	readonly healthWarnShare: number;
}

export const DEFAULT_SAFETY_SETTINGS: SafetySettings = {
	useResilience: true,
	retryDelays: [0.1, 0.5, 1],
	retryJitterShare: 0.25,
	maxRetryAfterSeconds: 20,
	useCircuitBreaker: true,
	breakerFailures: 5,
	breakerPauseSeconds: 30,
	useRepeatDetection: true,
	repeatWarnAt: 3,
	repeatStopAt: 5,
	repeatExempt: ["get_console_output", "run_playtest", "run_tests", "analyze_luau"],
	useOutputValidator: true,
	useErrorPredictor: true,
	readTtlSeconds: 120,
	useAntiDestruction: true,
	removedLinesShownAbove: 10,
	useBudgetGate: true,
	budgetWarnShare: 0.8,
	useUntrustedGuard: true,
	useHealthMonitor: true,
	healthWindow: 20,
	healthMinCalls: 5,
	healthWarnShare: 0.3,
};
