import React from "@rbxts/react";
import type { HistoryRow } from "../../store/history-store";
import { useTheme } from "../theme-context";
import { Button } from "./button";
import { Label } from "./label";
import { Stack } from "./stack";

export interface HistoryListProps {
	readonly rows: readonly HistoryRow[];
	readonly order: number;
	readonly onResume: (taskId: string) => void;
	readonly onDelete: (taskId: string) => void;
	readonly onClose: () => void;
}

const MOST_SHOWN = 8;

/** Earlier tasks, the newest first; as many as fit beside the conversation. */
export function HistoryList({ rows, order, onResume, onDelete, onClose }: HistoryListProps) {
	const theme = useTheme();
	const shown = rows.filter((_, index) => index < MOST_SHOWN);
	const rest = rows.size() - shown.size();
	return (
		<Stack order={order} padding={8} color={theme.surface}>
			<Label text="Earlier tasks" isBold order={0} />
			{shown.map(({ taskId, text, canResume }, index) => (
				<Stack key={taskId} order={index + 1}>
					<Label text={text} order={0} />
					<Stack direction="horizontal" gap={8} order={1}>
						{canResume && <Button text="Resume" order={0} onActivated={() => onResume(taskId)} />}
						<Button text="Delete" order={1} onActivated={() => onDelete(taskId)} />
					</Stack>
				</Stack>
			))}
			{rest > 0 && <Label text={`${rest} more: /resume with words searches`} color={theme.subText} order={900} />}
			<Button text="Close" order={901} onActivated={onClose} />
		</Stack>
	);
}
