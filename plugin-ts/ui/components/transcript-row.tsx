import React from "@rbxts/react";
import type { PanelStore } from "../../store/panel-store";
import type { TranscriptItem } from "../../store/transcript";
import { useTheme } from "../theme-context";
import { Label } from "./label";
import { ProposalCard } from "./proposal-card";
import { Stack } from "./stack";

export interface TranscriptRowProps {
	readonly item: TranscriptItem;
	readonly order: number;
	readonly onDecide: PanelStore["decide"];
}

const TOOL_MARKS = { running: "…", done: "✓", failed: "✗" } as const;

/** One row of the chat, by its kind. Drawn again only when it changes itself: a chat grows long, and grows with every event. */
export const TranscriptRow = React.memo((props: TranscriptRowProps) => {
	const theme = useTheme();
	const { item, order } = props;
	switch (item.type) {
		case "user":
			return (
				<Stack order={order} padding={8} color={theme.input}>
					<Label text={item.text} />
				</Stack>
			);
		case "assistant":
			return <Label text={item.text} order={order} />;
		case "notice": {
			const colors = { info: theme.subText, warning: theme.warningText, error: theme.errorText };
			return <Label text={item.text} color={colors[item.level]} order={order} />;
		}
		case "check": {
			const mark = item.passed ? TOOL_MARKS.done : TOOL_MARKS.failed;
			const color = item.passed ? theme.subText : theme.errorText;
			return <Label text={`${mark} ${item.text}`} color={color} order={order} />;
		}
		case "tool": {
			const note = item.note === "" ? "" : `: ${item.note}`;
			return <Label text={`${TOOL_MARKS[item.status]} ${item.tool}${note}`} color={theme.subText} order={order} />;
		}
		case "proposal":
			return (
				<ProposalCard
					item={item}
					order={order}
					onApprove={() => props.onDecide(item.id, { decision: "approve" })}
					onReject={() => props.onDecide(item.id, { decision: "reject" })}
				/>
			);
	}
});
