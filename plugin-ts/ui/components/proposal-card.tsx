import React from "@rbxts/react";
import type { PreviewRow } from "../../core/proposal";
import type { ProposalStatus, TranscriptItem } from "../../store/transcript";
import { useTheme } from "../theme-context";
import { Button } from "./button";
import { DiffView } from "./diff-view";
import { Label } from "./label";
import { Stack } from "./stack";

export interface ProposalCardProps {
	readonly item: Extract<TranscriptItem, { readonly type: "proposal" }>;
	readonly order: number;
	readonly onApprove: () => void;
	readonly onReject: () => void;
}

const STATUS_TEXT: { readonly [K in ProposalStatus]: string } = {
	waiting: "Waiting for your decision",
	approved: "Applying…",
	rejected: "Rejected",
	applied: "Applied: one undo step",
	failed: "Not applied",
};

function rowText({ label, before, after }: PreviewRow): string {
	if (before === undefined && after === undefined) return label;
	if (before === undefined) return `${label}: ${after}`;
	return after === undefined ? `${label}: ${before} (removed)` : `${label}: ${before} → ${after}`;
}

/** A change waiting for the user's word: what it does, its diff or operation rows, and the decision. */
export function ProposalCard(props: ProposalCardProps) {
	const theme = useTheme();
	const { summary, preview, status, note } = props.item;
	return (
		<Stack order={props.order} padding={8} color={theme.surface}>
			<Label name="Summary" text={summary} isBold order={1} />
			{preview.diff !== undefined && <DiffView diff={preview.diff} order={2} />}
			{preview.rows.map((row, index) => (
				<Label key={`row${index}`} text={rowText(row)} order={3 + index} />
			))}
			{preview.warnings.map((warning, index) => (
				<Label key={`warning${index}`} text={`⚠ ${warning}`} color={theme.warningText} order={500 + index} />
			))}
			<Label
				name="Status"
				text={note === "" ? STATUS_TEXT[status] : `${STATUS_TEXT[status]}: ${note}`}
				color={theme.subText}
				order={900}
			/>
			{status === "waiting" && (
				<Stack direction="horizontal" gap={8} order={901}>
					<Button text="Apply" isPrimary order={1} onActivated={props.onApprove} />
					<Button text="Reject" order={2} onActivated={props.onReject} />
				</Stack>
			)}
		</Stack>
	);
}
