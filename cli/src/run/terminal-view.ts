import { createColors } from "picocolors";
import { cardText } from "./card-text.ts";
import { verdictText } from "./verdict-text.ts";
import type { RawEvent, RawPlanStep, RawProposal } from "./task-events.ts";
import { listOf } from "./task-events.ts";

const PLAN_MARKS: Readonly<Record<RawPlanStep["status"], string>> = {
	pending: "[ ]",
	in_progress: "[>]",
	done: "[x]",
	dropped: "[-]",
};

type Show = (event: RawEvent) => string | undefined;

/** Prints a task for a person: the plan, every step, every proposal with its diff or card, and how it ended. */
export function createTerminalView(write: (text: string) => void, useColor: boolean): (event: RawEvent) => void {
	const colors = createColors(useColor);
	let step = 0;

	const diffText = (diff: string): string =>
		diff
			.split("\n")
			.map((line) => {
				if (line.startsWith("+++") || line.startsWith("---")) return colors.bold(line);
				if (line.startsWith("@@")) return colors.cyan(line);
				if (line.startsWith("+")) return colors.green(line);
				return line.startsWith("-") ? colors.red(line) : line;
			})
			.join("\n");

	const proposalText = (proposal: RawProposal): string => {
		const { diff, warnings } = proposal.preview;
		const body = diff === undefined || diff === "" ? cardText(proposal) : `${proposal.summary}\n${diff.trimEnd()}`;
		const notes = listOf<string>(warnings).map((warning) => colors.yellow(`! ${warning}`));
		return `\n${[diffText(body), ...notes].join("\n")}`;
	};

	const planText = (steps: readonly RawPlanStep[]): string =>
		[
			"",
			"Plan",
			...steps.flatMap(({ status, stage, intent }, index) => [
				...(stage === undefined || stage === steps[index - 1]?.stage ? [] : [`  ${stage}`]),
				`  ${PLAN_MARKS[status]} ${index + 1}. ${intent}`,
			]),
		].join("\n");

	const finishedText = (event: RawEvent): string => {
		const paint = event["outcome"] === "completed" ? colors.green : colors.yellow;
		return `\n${paint(`${String(event["outcome"])} (${String(event["reason"])})`)}: ${String(event["summary"])}`;
	};

	const show: Readonly<Record<string, Show>> = {
		"task.started": (event) => `${colors.bold("Task")}: ${String(event["goal"])} (${String(event["mode"])} mode)`,
		"step.started": (event) => {
			step = Number(event["step"]);
			return undefined;
		},
		"assistant.text": (event) => colors.dim(String(event["text"])),
		message: (event) => String(event["text"]),
		"plan.changed": (event) => planText(listOf<RawPlanStep>(event["steps"])),
		"plan.edited": (event) => planText(listOf<RawPlanStep>(event["steps"])),
		"check.finished": (event) => {
			const paint = event["passed"] === true ? colors.green : colors.red;
			return paint(
				verdictText(event["passed"] === true, `step ${String(event["stepIndex"])}: ${String(event["text"])}`),
			);
		},
		"suite.kept": (event) => colors.dim(String(event["text"])),
		"memory.loaded": (event) => {
			const problems = listOf<string>(event["problems"]).map((problem) => colors.yellow(`! ${problem}`));
			return [colors.dim(`Memory of the place: ${String(event["notes"])} notes`), ...problems].join("\n");
		},
		"note.remembered": (event) => colors.dim(`Noted: ${String((event["note"] as { readonly text: string }).text)}`),
		"script.user_edited": (event) =>
			event["when"] === "approval"
				? undefined
				: colors.yellow(`${String(event["path"])} was edited meanwhile; those lines are protected.`),
		"memory.kept": (event) => colors.dim(String(event["text"])),
		"tool.called": (event) => colors.dim(`Step ${step}: ${String(event["tool"])}`),
		"tool.finished": (event) => (event["ok"] === true ? undefined : colors.yellow(`  ${String(event["error"])}`)),
		"proposal.created": (event) => proposalText(event["proposal"] as RawProposal),
		"proposal.decided": (event) => {
			const { decision, reason } = event["decision"] as { readonly decision: string; readonly reason?: string };
			return colors.bold(`→ ${decision.replaceAll("_", " ")}${reason === undefined ? "" : ` (${reason})`}`);
		},
		"proposal.applied": (event) => {
			if (event["ok"] !== true) return colors.red(`Step ${step}: not applied: ${String(event["error"])}`);
			return colors.green(
				`Step ${step}: ${event["isDryRun"] === true ? "dry run, nothing written" : "applied"}: ${String(event["undoName"])}`,
			);
		},
		"completion.refused": (event) =>
			colors.yellow(["Not complete yet:", ...listOf<string>(event["reasons"])].join("\n  ")),
		"question.asked": (event) => `? ${String(event["question"])}`,
		retry: (event) =>
			colors.yellow(`Retrying in ${Number(event["delaySeconds"]).toFixed(1)} s: ${String(event["reason"])}`),
		"model.failed": (event) => colors.red(String(event["error"])),
		"context.compacted": (event) =>
			colors.dim(`Context summarised: ${String(event["tokensBefore"])} to ${String(event["tokensAfter"])} tokens`),
		"budget.warned": (event) => colors.yellow(String(event["text"])),
		"health.warned": (event) => colors.yellow(String(event["text"])),
		"task.paused": (event) => colors.yellow(`Paused: ${String(event["text"])}`),
		"task.resumed": (event) =>
			[
				colors.bold("Resumed"),
				...listOf<{ path: string; what: string }>(event["changed"]).map(({ path, what }) =>
					colors.yellow(`  ${path} ${what}`),
				),
			].join("\n"),
		"task.finished": finishedText,
	};

	return (event) => {
		const text = show[event.type]?.(event);
		if (text !== undefined) write(`${text}\n`);
	};
}
