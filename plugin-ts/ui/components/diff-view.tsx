import React from "@rbxts/react";
import { colored, escapeRichText } from "../rich-text";
import { useTheme } from "../theme-context";
import { Label } from "./label";

const MAX_LINES = 120;

/** A unified diff with added and removed lines coloured; very long ones say how much is left out. */
export function DiffView(props: { readonly diff: string; readonly order?: number }) {
	const theme = useTheme();
	const lines = props.diff.split("\n");
	const shown = lines
		.filter((_, index) => index < MAX_LINES)
		.map((line) => {
			const sign = line.sub(1, 1);
			if (sign === "+") return colored(line, theme.added);
			return sign === "-" ? colored(line, theme.removed) : escapeRichText(line);
		});
	if (lines.size() > MAX_LINES) shown.push(`… ${lines.size() - MAX_LINES} more lines`);
	return <Label name="Diff" text={shown.join("\n")} isRich isCode order={props.order} />;
}
