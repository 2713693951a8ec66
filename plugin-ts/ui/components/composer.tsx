import React, { useState } from "@rbxts/react";
import { useTheme } from "../theme-context";
import { Button } from "./button";

export interface ComposerProps {
	readonly placeholder: string;
	readonly isRunning: boolean;
	readonly order: number;
	readonly onSend: (text: string) => void;
	readonly onStop: () => void;
}

/** Where the user writes. Enter breaks the line in Studio's multi-line boxes, so sending has a button. */
export function Composer(props: ComposerProps) {
	const theme = useTheme();
	const [text, setText] = useState("");
	const send = () => {
		if (text === "") return;
		setText("");
		props.onSend(text);
	};
	return (
		<frame
			key="Composer"
			BackgroundColor3={theme.surface}
			BorderSizePixel={0}
			LayoutOrder={props.order}
			Size={new UDim2(1, 0, 0, 96)}
		>
			<textbox
				key="Input"
				BackgroundColor3={theme.input}
				BorderColor3={theme.border}
				ClearTextOnFocus={false}
				FontFace={Font.fromEnum(Enum.Font.SourceSans)}
				MultiLine
				PlaceholderText={props.placeholder}
				Position={new UDim2(0, 8, 0, 8)}
				Size={new UDim2(1, -16, 0, 48)}
				Text={text}
				TextColor3={theme.text}
				TextSize={16}
				TextWrapped
				TextXAlignment={Enum.TextXAlignment.Left}
				TextYAlignment={Enum.TextYAlignment.Top}
				Change={{ Text: (box) => setText(box.Text) }}
			/>
			<frame key="Buttons" BackgroundTransparency={1} Position={new UDim2(0, 8, 0, 62)} Size={new UDim2(1, -16, 0, 24)}>
				<uilistlayout
					FillDirection={Enum.FillDirection.Horizontal}
					HorizontalAlignment={Enum.HorizontalAlignment.Right}
					Padding={new UDim(0, 8)}
					SortOrder={Enum.SortOrder.LayoutOrder}
				/>
				{props.isRunning && <Button text="Stop" order={1} onActivated={props.onStop} />}
				<Button text="Send" isPrimary order={2} onActivated={send} />
			</frame>
		</frame>
	);
}
