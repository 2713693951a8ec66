import React from "@rbxts/react";
import type { Transcript } from "../../store/transcript";
import { Button } from "./button";
import { Stack } from "./stack";

export interface NextStepsProps {
	readonly transcript: Transcript;
	readonly order: number;
	readonly onAnswer: (option: string) => void;
	readonly onProceed: () => void;
	readonly onBuild: () => void;
}

/** What the user can do with one click where the task waits: answer, go on, build the plan. */
export function NextSteps({ transcript, order, onAnswer, onProceed, onBuild }: NextStepsProps) {
	const { question, pause, canBuild } = transcript;
	const options = question?.options ?? [];
	if (options.isEmpty() && pause === undefined && !canBuild) return undefined;
	return (
		<Stack direction="horizontal" order={order} gap={8} padding={4}>
			{options.map((option, index) => (
				<Button key={`option${index}`} text={option} order={index} onActivated={() => onAnswer(option)} />
			))}
			{pause !== undefined && <Button text="Continue" isPrimary order={100} onActivated={onProceed} />}
			{canBuild && <Button text="Build" isPrimary order={101} onActivated={onBuild} />}
		</Stack>
	);
}
