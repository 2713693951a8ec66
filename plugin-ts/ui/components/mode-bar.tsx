import React from "@rbxts/react";
import type { Mode } from "../../core/settings";
import { Button } from "./button";
import { Stack } from "./stack";

const MODES: readonly { readonly mode: Mode; readonly text: string }[] = [
	{ mode: "ask", text: "Ask" },
	{ mode: "plan", text: "Plan" },
	{ mode: "act", text: "Act" },
	{ mode: "auto", text: "Auto" },
	{ mode: "dry-run", text: "Dry run" },
];

export interface ModeBarProps {
	readonly mode: Mode;
	readonly order: number;
	readonly onChoose: (mode: Mode) => void;
}

/** The modes of the next task, the chosen one highlighted. */
export function ModeBar({ mode, order, onChoose }: ModeBarProps) {
	return (
		<Stack direction="horizontal" order={order} gap={4} padding={4}>
			{MODES.map((entry, index) => (
				<Button
					key={entry.mode}
					text={entry.text}
					order={index}
					isPrimary={entry.mode === mode}
					onActivated={() => onChoose(entry.mode)}
				/>
			))}
		</Stack>
	);
}
