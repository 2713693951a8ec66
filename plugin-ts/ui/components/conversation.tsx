import React, { useState } from "@rbxts/react";
import type { PanelStore } from "../../store/panel-store";
import { useTheme } from "../theme-context";
import { useAtom } from "../use-atom";
import { Button } from "./button";
import { Label } from "./label";
import { PlanList } from "./plan-list";
import { TranscriptRow } from "./transcript-row";

const STREAMING_ORDER = 1_000_000;
/** Rows of a chat that are drawn at first, and each time more are asked for. */
const ROWS_AT_ONCE = 200;

/** Plan and transcript of the current task, in the room the rest of the panel leaves. */
export function Conversation({ store, order }: { readonly store: PanelStore; readonly order: number }) {
	const theme = useTheme();
	const { items, plan, verdicts } = useAtom(store.transcript);
	const streamingText = useAtom(store.streamingText);
	const [shownRows, setShownRows] = useState(ROWS_AT_ONCE);
	const firstRow = math.max(0, items.size() - shownRows);
	const rows = items.filter((_, index) => index >= firstRow);
	return (
		<scrollingframe
			key="Transcript"
			AutomaticCanvasSize={Enum.AutomaticSize.Y}
			BackgroundTransparency={1}
			BorderSizePixel={0}
			CanvasSize={new UDim2()}
			LayoutOrder={order}
			ScrollBarThickness={8}
			Size={new UDim2(1, 0, 0, 0)}
		>
			<uiflexitem FlexMode={Enum.UIFlexMode.Fill} />
			<uilistlayout Padding={new UDim(0, 8)} SortOrder={Enum.SortOrder.LayoutOrder} />
			<uipadding
				PaddingBottom={new UDim(0, 8)}
				PaddingLeft={new UDim(0, 8)}
				PaddingRight={new UDim(0, 16)}
				PaddingTop={new UDim(0, 8)}
			/>
			{items.isEmpty() && (
				<Label text="Ask for a change. Nothing is written before you approve it." color={theme.subText} />
			)}
			{plan.size() > 0 && <PlanList steps={plan} verdicts={verdicts} order={-1} />}
			{firstRow > 0 && (
				<Button text={`${firstRow} earlier`} order={0} onActivated={() => setShownRows(shownRows + ROWS_AT_ONCE)} />
			)}
			{rows.map((item, index) => (
				<TranscriptRow
					key={`item${firstRow + index}`}
					item={item}
					order={firstRow + index + 1}
					onDecide={store.decide}
				/>
			))}
			{streamingText !== "" && <Label text={streamingText} order={STREAMING_ORDER} />}
		</scrollingframe>
	);
}
