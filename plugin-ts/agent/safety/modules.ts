import type { Settings } from "../../core/settings";

/** A safety module as settings, the panel and the docs know it. */
export interface SafetyModule {
	/** Also what refusals and figures name it by. */
	readonly id: string;
	readonly title: string;
	/** In one sentence. */
	readonly purpose: string;
	/** The setting that switches it on. */
	readonly switch: keyof Settings;
	/** Its other settings. */
	readonly settings: readonly (keyof Settings)[];
}

/** Every safety module, in the order a call meets them. */
export const SAFETY_MODULES: readonly SafetyModule[] = [
	{
		id: "resilience",
		title: "Resilience",
		purpose: "Tries a model call again when it failed for a reason that can pass.",
		switch: "useResilience",
		settings: ["retryDelays", "retryJitterShare", "maxRetryAfterSeconds"],
	},
	{
		id: "circuit_breaker",
		title: "Circuit breaker",
		purpose: "Pauses a task that only fails and asks the user.",
		switch: "useCircuitBreaker",
		settings: ["breakerFailures", "breakerPauseSeconds"],
	},
	{
		id: "repeat_detection",
		title: "Repeat detection",
		purpose: "Warns the model of an identical call and stops it before it has run too often.",
		switch: "useRepeatDetection",
		settings: ["repeatWarnAt", "repeatStopAt", "repeatExempt"],
	},
	{
		id: "output_validator",
		title: "Output validator",
		purpose: "Refuses script text with placeholders, forbidden constructs or syntax errors before anybody sees it.",
		switch: "useOutputValidator",
		settings: [],
	},
	{
		id: "error_predictor",
		title: "Error predictor",
		purpose:
			"Refuses edits on outdated reads and names what will probably go wrong: references, drafts, play sessions.",
		switch: "useErrorPredictor",
		settings: ["readTtlSeconds"],
	},
	{
		id: "anti_destruction",
		title: "Anti-destruction",
		purpose: "Refuses edits of scripts nobody read in the task and shows a sample of large removals.",
		switch: "useAntiDestruction",
		settings: ["removedLinesShownAbove"],
	},
	{
		id: "manual_fixes",
		title: "Manual fixes",
		purpose: "Names and protects the lines the user changed since the agent read or wrote a script.",
		switch: "protectManualFixes",
		settings: [],
	},
	{
		id: "budget_gate",
		title: "Budget gate",
		purpose: "Forecasts what a task will use, warns, and stops it when its budget is used up.",
		switch: "useBudgetGate",
		settings: ["budgetTokens", "budgetUsd", "budgetWarnShare"],
	},
	{
		id: "untrusted_guard",
		title: "Untrusted text",
		purpose: "Fences text of the place, assets and pages, and lets no write pass unseen after text that instructs.",
		switch: "useUntrustedGuard",
		settings: [],
	},
	{
		id: "decision_memory",
		title: "Decision memory",
		purpose: "Remembers which approaches worked or failed here and offers them for a similar step.",
		switch: "decisionMemory",
		settings: ["maxLessons", "lessonHalfLifeDays"],
	},
	{
		id: "health_monitor",
		title: "Health monitor",
		purpose: "Counts how tools and providers fare and warns when one fails too often.",
		switch: "useHealthMonitor",
		settings: ["healthWindow", "healthMinCalls", "healthWarnShare"],
	},
];
