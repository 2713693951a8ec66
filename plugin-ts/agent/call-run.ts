import type { Ports } from "../core/ports";
import type { Settings } from "../core/settings";
import type { ToolCall } from "../model/types";
import type { SeenTexts } from "./memory/seen-texts";
import type { TaskState } from "./task-state";

/** A pending call with all it takes to run it. Nothing here can write to the place. */
export interface CallRun {
	readonly call: ToolCall;
	readonly state: TaskState;
	readonly ports: Ports;
	readonly settings: Settings;
	readonly seen: SeenTexts;
	/** The place's version before the call ran. */
	readonly versionBefore?: string;
}
