/**
 * The events of the built plugin's agent as they leave the VM: JSON objects with a type, a number and a time. The shapes
 * are those of plugin-ts/agent/task-event.ts; the command line reads the fields it shows and passes the rest on.
 */
export interface RawEvent {
	readonly type: string;
	readonly seq: number;
	/** Seconds since 1970. */
	readonly ts: number;
	readonly taskId: string;
	readonly [field: string]: unknown;
}

export interface RawPreviewRow {
	readonly label: string;
	readonly before?: string;
	readonly after?: string;
}

export interface RawProposal {
	readonly id: string;
	readonly callId: string;
	readonly tool: string;
	readonly kind: string;
	/** What auto-approval goes by. */
	readonly category: string;
	readonly summary: string;
	readonly operations?: readonly { readonly type: string; readonly text?: string }[];
	readonly preview: {
		readonly diff?: string;
		readonly rows: readonly RawPreviewRow[];
		readonly warnings: readonly string[];
	};
}

export interface RawPlanStep {
	readonly tool: string;
	readonly target: string;
	readonly intent: string;
	readonly stage?: string;
	readonly status: "pending" | "in_progress" | "done" | "dropped";
}

/** Lists that are empty leave the VM without saying whether they are lists. */
export function listOf<T>(value: unknown): readonly T[] {
	return Array.isArray(value) ? (value as readonly T[]) : [];
}
