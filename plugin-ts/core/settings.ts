import { DEFAULT_CONTEXT_SETTINGS } from "./context-settings";
import type { ContextSettings } from "./context-settings";
import { DEFAULT_MEMORY_SETTINGS } from "./memory-settings";
import type { MemorySettings } from "./memory-settings";
import type { ApprovalCategory } from "./proposal";
import { DEFAULT_SAFETY_SETTINGS } from "./safety-settings";
import type { SafetySettings } from "./safety-settings";
import type { Dialect } from "./wire";

/** How much the agent may do on its own. */
export type Mode = "ask" | "plan" | "act" | "auto" | "dry-run";

/** Every number the user can tune, with the defaults the docs give. */
export interface Settings extends ContextSettings, MemorySettings, SafetySettings {
	readonly relayUrl: string;
	/** Pairing token of the relay, empty when the relay has none. */
	readonly relayToken: string;
	readonly provider?: string;
	readonly model?: string;
	/** How requests are written; chosen by provider and model when absent. */
	readonly dialect?: Dialect;
	readonly maxSteps: number;
	readonly reasoningEffort: string;
	readonly maxOutputTokens?: number;
	/** Seconds without a frame before the stream counts as dead. */
	readonly streamSilenceSeconds: number;
	/** Categories of writes that are applied at once in auto mode. */
	readonly autoApprove: readonly ApprovalCategory[];
	/** Whether the checks of a finished plan are offered to be kept with the place. */
	readonly regressionSuite: "off" | "offer";
	/** Tasks kept in the history of this computer; the oldest finished ones are dropped first. 0 keeps none. */
	readonly historyTasks: number;
	/** Bytes the history may take before the oldest finished tasks are dropped. */
	readonly historyBytes: number;
}

export const DEFAULT_SETTINGS: Settings = {
	...DEFAULT_CONTEXT_SETTINGS,
	...DEFAULT_MEMORY_SETTINGS,
	...DEFAULT_SAFETY_SETTINGS,
	relayUrl: "http://127.0.0.1:3000",
	relayToken: "",
	maxSteps: 50,
	reasoningEffort: "low",
	streamSilenceSeconds: 60,
	regressionSuite: "offer",
	historyTasks: 30,
	historyBytes: 4_000_000,
	autoApprove: ["edit_script", "new_script", "create_set", "rename"],
};
