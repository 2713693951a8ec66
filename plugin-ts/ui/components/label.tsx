import React from "@rbxts/react";
import { useTheme } from "../theme-context";

export interface LabelProps {
	readonly text: string;
	readonly order?: number;
	readonly color?: Color3;
	readonly isRich?: boolean;
	readonly isCode?: boolean;
	readonly isBold?: boolean;
	readonly name?: string;
}

const BODY = Font.fromEnum(Enum.Font.SourceSans);
const BOLD = Font.fromEnum(Enum.Font.SourceSansBold);
const CODE = Font.fromEnum(Enum.Font.RobotoMono);

/** Wrapped text that grows with its content. */
export function Label(props: LabelProps) {
	const theme = useTheme();
	const face = props.isBold === true ? BOLD : BODY;
	return (
		<textlabel
			key={props.name ?? "Label"}
			AutomaticSize={Enum.AutomaticSize.Y}
			BackgroundTransparency={1}
			FontFace={props.isCode === true ? CODE : face}
			LayoutOrder={props.order ?? 0}
			RichText={props.isRich ?? false}
			Size={new UDim2(1, 0, 0, 0)}
			Text={props.text}
			TextColor3={props.color ?? theme.text}
			TextSize={props.isCode === true ? 14 : 16}
			TextWrapped={props.isCode !== true}
			TextXAlignment={Enum.TextXAlignment.Left}
			TextYAlignment={Enum.TextYAlignment.Top}
		/>
	);
}
