/** How a studio keeps time and what scripts see of signals. */
export interface StudioSettings {
	/** `real`: the machine's clock, needed with HTTP. `virtual`: time passes only by steps, so runs repeat exactly. */
	readonly clock: "real" | "virtual";
	/** `deferred` runs signal handlers at the end of a step, as new places do; `immediate` within the firing call. */
	readonly signals: "immediate" | "deferred";
	/** Milliseconds a call may take, and Luau may run without yielding, before it is given up. */
	readonly timeoutMs: number;
}
