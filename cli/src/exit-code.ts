/** What the process says when it ends; scripts and CI rely on these. */
export const EXIT_CODE = {
	completed: 0,
	failed: 1,
	usage: 2,
	stopped: 3,
	noModel: 4,
} as const;

export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE];

/** How a task ended, as its last event says. */
export interface TaskEnd {
	readonly outcome: "completed" | "failed" | "stopped";
	readonly reason: string;
}

export function exitCodeOf(end: TaskEnd): ExitCode {
	if (end.outcome === "completed") return EXIT_CODE.completed;
	if (end.outcome === "stopped") return EXIT_CODE.stopped;
	return end.reason === "model_unreachable" ? EXIT_CODE.noModel : EXIT_CODE.failed;
}
