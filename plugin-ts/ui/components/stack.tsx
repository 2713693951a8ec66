import React from "@rbxts/react";

export interface StackProps {
	readonly order?: number;
	readonly direction?: "vertical" | "horizontal";
	readonly gap?: number;
	readonly padding?: number;
	readonly color?: Color3;
	readonly children?: React.ReactNode;
}

/** Lays its children out in a column or a row and grows with them. */
export function Stack(props: StackProps) {
	const isRow = props.direction === "horizontal";
	const padding = new UDim(0, props.padding ?? 0);
	return (
		<frame
			AutomaticSize={Enum.AutomaticSize.Y}
			BackgroundColor3={props.color}
			BackgroundTransparency={props.color === undefined ? 1 : 0}
			BorderSizePixel={0}
			LayoutOrder={props.order ?? 0}
			Size={new UDim2(1, 0, 0, 0)}
		>
			<uilistlayout
				FillDirection={isRow ? Enum.FillDirection.Horizontal : Enum.FillDirection.Vertical}
				Padding={new UDim(0, props.gap ?? 4)}
				SortOrder={Enum.SortOrder.LayoutOrder}
				Wraps={isRow}
			/>
			<uipadding PaddingBottom={padding} PaddingLeft={padding} PaddingRight={padding} PaddingTop={padding} />
			<uicorner CornerRadius={new UDim(0, 4)} />
			{props.children}
		</frame>
	);
}
