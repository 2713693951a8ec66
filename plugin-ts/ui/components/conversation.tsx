import React from "@rbxts/react";
import type { PanelStore } from "../../store/panel-store";
import { useTheme } from "../theme-context";
import { useAtom } from "../use-atom";
import { Label } from "./label";
import { PlanList } from "./plan-list";
import { TranscriptRow } from "./transcript-row";

const STREAMING_ORDER = 1_000_000;

/** Plan and transcript of the current task, in the room the rest of the panel leaves. */
export function Conversation({ store, order }: { readonly store: PanelStore; readonly order: number }) {
	const theme = useTheme();
	const { items, plan, verdicts } = useAtom(store.transcript);
	const streamingText = useAtom(store.streamingText);
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
			{plan.size() > 0 && <PlanList steps={plan} verdicts={verdicts} order={0} />}
			{items.map((item, index) => (
				<TranscriptRow
					key={`item${index}`}
					item={item}
					order={index + 1}
					onApprove={(id) => store.decide(id, { decision: "approve" })}
					onReject={(id) => store.decide(id, { decision: "reject" })}
				/>
			))}
			{streamingText !== "" && <Label text={streamingText} order={STREAMING_ORDER} />}
		</scrollingframe>
	);
}
