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

/** What is known of the step's check: nothing yet, or how it went last. */
function verdictText(check: PlanStep["check"], verdict: boolean | undefined): string {
	if (check === undefined) return "";
	if (verdict === undefined) return " (with check)";
	return verdict ? " (check ✓)" : " (check ✗)";
}

function stepText({ status, intent, check }: PlanStep, verdict: boolean | undefined): string {
	return `${MARKS[status]} ${intent}${verdictText(check, verdict)}`;
}

export interface PlanListProps {
	readonly steps: readonly PlanStep[];
	/** The last verdict on each step's check, by the step's number from 1. */
	readonly verdicts: ReadonlyMap<number, boolean>;
	readonly order: number;
}

/** The plan as a checklist with its progress and what the checks said. */
export function PlanList(props: PlanListProps) {
	const theme = useTheme();
	const done = props.steps.filter((step) => step.status === "done").size();
	return (
		<Stack order={props.order} padding={8} color={theme.surface}>
			<Label text={`Plan ${done}/${props.steps.size()}`} isBold order={0} />
			{props.steps.map((step, index) => (
				<Label
					key={`step${index}`}
					text={`${stageHeading(props.steps, index)}${stepText(step, props.verdicts.get(index + 1))}`}
					order={index + 1}
				/>
			))}
		</Stack>
	);
}
