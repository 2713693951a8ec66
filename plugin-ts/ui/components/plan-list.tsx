import React from "@rbxts/react";
import type { PlanStep, PlanStepStatus } from "../../core/plan";
import { useTheme } from "../theme-context";
import { Label } from "./label";
import { Stack } from "./stack";

const MARKS: { readonly [K in PlanStepStatus]: string } = { pending: "☐", in_progress: "▶", done: "☑", dropped: "☒" };

/** The stage's name above its first step. */
function stageHeading(steps: readonly PlanStep[], index: number): string {
	const stage = steps[index]?.stage;
	return stage === undefined || stage === steps[index - 1]?.stage ? "" : `${stage}\n`;
}

function stepText({ status, intent, check }: PlanStep): string {
	return `${MARKS[status]} ${intent}${check === undefined ? "" : " (with check)"}`;
}

/** The plan as a checklist with its progress. */
export function PlanList(props: { readonly steps: readonly PlanStep[]; readonly order: number }) {
	const theme = useTheme();
	const done = props.steps.filter((step) => step.status === "done").size();
	return (
		<Stack order={props.order} padding={8} color={theme.surface}>
			<Label text={`Plan ${done}/${props.steps.size()}`} isBold order={0} />
			{props.steps.map((step, index) => (
				<Label key={`step${index}`} text={`${stageHeading(props.steps, index)}${stepText(step)}`} order={index + 1} />
			))}
		</Stack>
	);
}
