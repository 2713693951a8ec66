import React from "@rbxts/react";
import type { HistoryRow } from "../../store/history-store";
import { Button } from "./button";
import { Label } from "./label";
import { Stack } from "./stack";

export interface ResumeOfferProps {
	readonly offer: HistoryRow;
	readonly order: number;
	readonly onResume: () => void;
	readonly onDismiss: () => void;
}

/** A task that ended in the middle, to go on with or not. */
export function ResumeOffer({ offer, order, onResume, onDismiss }: ResumeOfferProps) {
	return (
		<Stack order={order} padding={8}>
			<Label name="Offer" text={`Not finished: ${offer.text}`} order={0} />
			<Stack direction="horizontal" gap={8} order={1}>
				<Button text="Resume" isPrimary order={0} onActivated={onResume} />
				<Button text="Dismiss" order={1} onActivated={onDismiss} />
			</Stack>
		</Stack>
	);
}
