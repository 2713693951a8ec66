import React from "@rbxts/react";
import { useTheme } from "../theme-context";
import { Label } from "./label";
import { Stack } from "./stack";

export interface StatusLinesProps {
	/** Each is left out when it is empty. */
	readonly cost: string;
	readonly health: string;
	readonly order: number;
}

/** What the task costs, and what is wrong; nothing is shown while there is nothing to say. */
export function StatusLines({ cost, health, order }: StatusLinesProps) {
	const theme = useTheme();
	if (cost === "" && health === "") return undefined;
	return (
		<Stack order={order} gap={2} padding={4}>
			{cost !== "" && <Label key="Cost" name="Cost" text={cost} color={theme.subText} order={0} />}
			{health !== "" && <Label key="Health" name="Health" text={`⚠ ${health}`} color={theme.warningText} order={1} />}
		</Stack>
	);
}
