import type { PauseReason } from "../task-event";

/** Why a task must not go on without the user. */
export interface SafetyPause {
	readonly reason: PauseReason;
	/** For the user: what happened and what to choose from. */
	readonly text: string;
	/** Seconds to wait that are advised before going on. */
	readonly waitSeconds?: number;
}
