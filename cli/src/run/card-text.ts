import type { RawPreviewRow, RawProposal } from "./task-events.ts";
import { listOf } from "./task-events.ts";

function rowText({ label, before, after }: RawPreviewRow): string {
	if (before === undefined && after === undefined) return `  ${label}`;
	if (before === undefined) return `+ ${label}: ${after}`;
	if (after === undefined) return `- ${label}: ${before}`;
	return `~ ${label}: ${before} → ${after}`;
}

/** An operation card as plain text: the summary, then one line a member with what it was and what it becomes. */
export function cardText(proposal: RawProposal): string {
	return [proposal.summary, ...listOf<RawPreviewRow>(proposal.preview.rows).map(rowText)].join("\n");
}
