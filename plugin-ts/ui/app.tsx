import React from "@rbxts/react";
import type { PanelStore } from "../store/panel-store";
import { AutoApprovals } from "./components/auto-approvals";
import { Composer } from "./components/composer";
import { Conversation } from "./components/conversation";
import { EarlierTasks } from "./components/earlier-tasks";
import { ModeBar } from "./components/mode-bar";
import { NextSteps } from "./components/next-steps";
import { StatusLines } from "./components/status-lines";
import { useTheme } from "./theme-context";
import { useAtom } from "./use-atom";

/** The panel: the conversation, and below it what the task waits for, what it costs, the mode and the composer. */
export function App({ store }: { readonly store: PanelStore }) {
	const theme = useTheme();
	const transcript = useAtom(store.transcript);
	const mode = useAtom(store.mode);
	const autoApprove = useAtom(store.autoApprove);
	const cost = useAtom(store.cost);
	const health = useAtom(store.health);
	const { question, pause, isRunning } = transcript;
	const isWaitingForText = question !== undefined || pause !== undefined;

	return (
		<frame key="Vector" BackgroundColor3={theme.background} BorderSizePixel={0} Size={new UDim2(1, 0, 1, 0)}>
			<uilistlayout SortOrder={Enum.SortOrder.LayoutOrder} />
			<EarlierTasks store={store} order={-1} />
			<Conversation store={store} order={0} />
			<NextSteps
				transcript={transcript}
				order={1}
				onAnswer={store.send}
				onProceed={store.proceed}
				onBuild={store.build}
			/>
			<StatusLines cost={cost} health={health} order={2} />
			<ModeBar mode={mode} order={3} onChoose={(chosen) => store.mode(chosen)} />
			{mode === "auto" && <AutoApprovals categories={autoApprove} order={4} onToggle={store.toggleAutoApprove} />}
			<Composer
				order={5}
				placeholder={isWaitingForText ? "Answer…" : "What should be done? / for commands"}
				isRunning={isRunning}
				onSend={store.send}
				onStop={store.stop}
			/>
		</frame>
	);
}
