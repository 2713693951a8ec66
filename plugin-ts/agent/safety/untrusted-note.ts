import type { TextSource } from "../../tools/tool";

/** Text that others may have written for the agent's eyes, when it is more than plain content of the user's own place. */
export interface UntrustedNote {
	readonly source: TextSource;
	/** Quotes that read like instructions. */
	readonly flags: readonly string[];
}
