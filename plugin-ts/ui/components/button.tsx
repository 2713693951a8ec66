import React from "@rbxts/react";
import { useTheme } from "../theme-context";

export interface ButtonProps {
	readonly text: string;
	readonly order?: number;
	readonly isPrimary?: boolean;
	readonly onActivated: () => void;
}

/** A button as wide as its text. */
export function Button(props: ButtonProps) {
	const theme = useTheme();
	const isPrimary = props.isPrimary === true;
	return (
		<textbutton
			AutomaticSize={Enum.AutomaticSize.X}
			BackgroundColor3={isPrimary ? theme.primary : theme.button}
			BorderSizePixel={0}
			FontFace={Font.fromEnum(Enum.Font.SourceSans)}
			LayoutOrder={props.order ?? 0}
			Size={new UDim2(0, 0, 0, 24)}
			Text={props.text}
			TextColor3={isPrimary ? theme.primaryText : theme.buttonText}
			TextSize={16}
			Event={{ Activated: props.onActivated }}
		>
			<uipadding PaddingLeft={new UDim(0, 12)} PaddingRight={new UDim(0, 12)} />
			<uicorner CornerRadius={new UDim(0, 4)} />
		</textbutton>
	);
}
