import React from "@rbxts/react";
import type { Decision } from "../core/proposal";
import type { PanelStore } from "../store/panel-store";
import type { Session } from "../store/session";
import { Composer } from "./components/composer";
import { Label } from "./components/label";
import { PlanList } from "./components/plan-list";
import { TranscriptRow } from "./components/transcript-row";
import { useTheme } from "./theme-context";
import { useAtom } from "./use-atom";

export interface AppProps {
	readonly session: Session;
	readonly store: PanelStore;
}

const COMPOSER_HEIGHT = 96;
const STREAMING_ORDER = 1_000_000;

/** The panel: plan, transcript and composer of the current task. */
export function App({ session, store }: AppProps) {
	const theme = useTheme();
	const transcript = useAtom(store.transcript);
	const streamingText = useAtom(store.streamingText);
	const { items, plan, question, pause, isRunning } = transcript;

	const decide = (proposalId: string, decision: Decision) => session.task()?.decide(proposalId, decision);
	const send = (text: string) => {
		if (question !== undefined) session.task()?.answer(text);
		else if (pause !== undefined) session.task()?.proceed(text);
		else session.start(text, "act");
	};
	const isWaitingForText = question !== undefined || pause !== undefined;

	return (
		<frame key="Vector" BackgroundColor3={theme.background} BorderSizePixel={0} Size={new UDim2(1, 0, 1, 0)}>
			<scrollingframe
				key="Transcript"
				AutomaticCanvasSize={Enum.AutomaticSize.Y}
				BackgroundTransparency={1}
				BorderSizePixel={0}
				CanvasSize={new UDim2()}
				ScrollBarThickness={8}
				Size={new UDim2(1, 0, 1, -COMPOSER_HEIGHT)}
			>
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
				{plan.size() > 0 && <PlanList steps={plan} order={0} />}
				{items.map((item, index) => (
					<TranscriptRow
						key={`item${index}`}
						item={item}
						order={index + 1}
						onApprove={(id) => decide(id, { decision: "approve" })}
						onReject={(id) => decide(id, { decision: "reject" })}
					/>
				))}
				{streamingText !== "" && <Label text={streamingText} order={STREAMING_ORDER} />}
			</scrollingframe>
			<Composer
				placeholder={isWaitingForText ? "Answer…" : "What should be done?"}
				isRunning={isRunning}
				canSend={!isRunning || isWaitingForText}
				onSend={send}
				onStop={() => session.task()?.stop()}
			/>
		</frame>
	);
}
