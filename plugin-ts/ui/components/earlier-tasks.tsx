import React from "@rbxts/react";
import type { PanelStore } from "../../store/panel-store";
import { useAtom } from "../use-atom";
import { HistoryList } from "./history-list";
import { ResumeOffer } from "./resume-offer";
import { Stack } from "./stack";

/** The task to go on with and the list of earlier ones, where there is something to show. */
export function EarlierTasks({ store, order }: { readonly store: PanelStore; readonly order: number }) {
	const offer = useAtom(store.history.offer);
	const rows = useAtom(store.history.rows);
	if (offer === undefined && rows === undefined) return undefined;
	return (
		<Stack order={order}>
			{offer !== undefined && (
				<ResumeOffer
					offer={offer}
					order={0}
					onResume={() => store.resume(offer.taskId)}
					onDismiss={store.dismissOffer}
				/>
			)}
			{rows !== undefined && (
				<HistoryList
					rows={rows}
					order={1}
					onResume={store.resume}
					onDelete={store.deleteTask}
					onClose={store.history.hide}
				/>
			)}
		</Stack>
	);
}
