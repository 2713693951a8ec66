import type { HealthWindow } from "./health-window";

/** What the health monitor knows: a fold over events, of one task or of all tasks of a session. */
export interface HealthState {
	readonly tools: Map<string, HealthWindow>;
	readonly providers: Map<string, HealthWindow>;
	/** Times each safety module acted, by its id. */
	readonly acts: Map<string, number>;
	/** The count of calls at which the user was warned about a tool or provider, by `<kind> <name>`. */
	readonly warnedAt: Map<string, number>;
	/** The tool call under way. */
	call?: { readonly callId: string; readonly tool: string; readonly at: number };
	/** The provider of the last model call. */
	provider: string;
	/** When the model call under way was begun or begins again. */
	askedAt?: number;
}

export const UNKNOWN_PROVIDER = "default";

export function createHealthState(): HealthState {
	return { tools: new Map(), providers: new Map(), acts: new Map(), warnedAt: new Map(), provider: UNKNOWN_PROVIDER };
}
