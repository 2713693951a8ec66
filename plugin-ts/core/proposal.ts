import type { Fingerprint, Operation } from "./operation";

export type ProposalKind = "edit" | "object_op" | "asset_op";

/** Auto-approval works by category; each can be switched on by the user alone. */
export type ApprovalCategory = "edit_script" | "new_script" | "create_set" | "rename" | "delete" | "asset" | "generate";

/** One line of an operation card: a member with what it was and what it becomes. */
export interface PreviewRow {
	readonly label: string;
	readonly before?: string;
	readonly after?: string;
}

/** What the user sees before deciding. */
export interface Preview {
	/** Unified diff of each script the proposal writes. */
	readonly diff?: string;
	readonly rows: readonly PreviewRow[];
	/** Sentences the user must see: references to a removed instance, large removals, … */
	readonly warnings: readonly string[];
}

/** What a write tool returns: a change described, nothing written. */
export interface ProposalDraft {
	readonly kind: ProposalKind;
	readonly category: ApprovalCategory;
	/** "Create Part Workspace.Grid.Tile": imperative, names the target; also the name of the undo step. */
	readonly summary: string;
	readonly operations: readonly Operation[];
	readonly reliesOn: readonly Fingerprint[];
	readonly preview: Preview;
	/** No rule may decide: the user has to see its warnings. */
	readonly needsUser?: boolean;
	/** What the model is told after the change was applied, beside paths and hashes. */
	readonly resultNote?: string;
}

export interface Proposal extends ProposalDraft {
	readonly id: string;
	readonly callId: string;
	readonly tool: string;
	/** Identity of the change: tool, normalised arguments and fingerprints. The same key is never proposed twice after a rejection. */
	readonly key: string;
}

/** The user's word on a proposal. `text` replaces the script's final text (edit) when approving with changes. */
export type Decision =
	| { readonly decision: "approve"; readonly note?: string }
	| { readonly decision: "reject"; readonly reason?: string }
	| { readonly decision: "approve_with_changes"; readonly text: string; readonly note?: string };
