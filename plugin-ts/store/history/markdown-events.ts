import type { TaskEvent } from "../../agent/task-event";
import type { PlanStep } from "../../core/plan";
import type { Decision, PreviewRow, Proposal } from "../../core/proposal";
import { fence, plainLine, quote } from "./fence";

/** What is known of the task while its events are written down. */
export interface Account {
	readonly blocks: string[];
	plan: readonly PlanStep[];
	/** The last verdict on each plan step, by its number from 1. */
	readonly verdicts: Map<number, string>;
}

type Handlers = {
	readonly [K in TaskEvent["type"]]?: (
		account: Account,
		event: Extract<TaskEvent, { readonly type: K }>,
	) => readonly string[] | undefined;
};

function rowText({ label, before, after }: PreviewRow): string {
	if (before === undefined && after === undefined) return `- ${plainLine(label)}`;
	const change = before === undefined ? after! : `${before} → ${after ?? "(removed)"}`;
	return `- ${plainLine(label)}: ${plainLine(change)}`;
}

function proposalBlocks({ summary, preview }: Proposal): readonly string[] {
	const warnings = preview.warnings.map((warning) => `- Warning: ${plainLine(warning)}`);
	const lines = [...preview.rows.map((row) => rowText(row)), ...warnings];
	return [
		`**Proposal**: ${plainLine(summary)}`,
		...(preview.diff === undefined || preview.diff === "" ? [] : [fence(preview.diff, "diff")]),
		...(lines.isEmpty() ? [] : [lines.join("\n")]),
	];
}

function ending(text: string | undefined): string {
	return text === undefined || text === "" ? "." : `: ${plainLine(text)}`;
}

function decisionText(decision: Decision, by: "user" | "auto"): string {
	const who = by === "auto" ? "automatically" : "by the user";
	if (decision.decision === "reject") return `Rejected ${who}${ending(decision.reason)}`;
	const how = decision.decision === "approve_with_changes" ? " with changes" : "";
	return `Approved ${who}${how}${ending(decision.note)}`;
}

export const EVENT_BLOCKS: Handlers = {
	"task.started": (account, { plan }) => {
		account.plan = plan ?? [];
		return undefined;
	},
	"step.started": (_, { step }) => [`### Step ${step}`],
	"assistant.text": (_, { text }) => [quote(text)],
	message: (_, { text }) => [quote(text)],
	"user.said": (_, { text }) => ["**The user**:", quote(text)],
	"tool.called": (_, { tool, kind }) => (kind === "talk" ? undefined : [`Called \`${tool}\`.`]),
	"tool.finished": (_, { ok, error: problem }) => (ok ? undefined : [`Failed${ending(problem)}`]),
	"plan.changed": (account, { steps }) => {
		account.plan = steps;
		return undefined;
	},
	"plan.edited": (account, { steps, changes }) => {
		account.plan = steps;
		return [`The user edited the plan${ending(changes.join("; "))}`];
	},
	"check.finished": (account, { stepIndex, passed, text }) => {
		account.verdicts.set(stepIndex, `${passed ? "passed" : "failed"}: ${plainLine(text)}`);
		return undefined;
	},
	"question.asked": (_, { question }) => ["**Question**:", quote(question)],
	"question.answered": (_, { answer }) => ["**Answer**:", quote(answer)],
	"proposal.created": (_, { proposal }) => proposalBlocks(proposal),
	"proposal.decided": (_, { decision, by }) => {
		const changed = decision.decision === "approve_with_changes" ? [fence(decision.text, "luau")] : [];
		return [decisionText(decision, by), ...changed];
	},
	"proposal.applied": (_, { ok, isDryRun, touched, error: problem }) => {
		if (!ok) return [`Not applied${ending(problem)}`];
		if (isDryRun) return ["Dry run: nothing was written."];
		return [`Applied: ${touched.map(({ path, change }) => `${plainLine(path)} ${change}`).join(", ")}.`];
	},
	"script.user_edited": (_, { path }) => [`The user changed ${plainLine(path)}.`],
	"completion.refused": (_, { reasons }) => [`Not complete yet${ending(reasons.join(" "))}`],
	"model.failed": (_, { error: problem }) => [`The model failed${ending(problem)}`],
	"context.compacted": () => ["The context was summarised."],
	"task.paused": (_, { text }) => [`Paused${ending(text)}`],
	"task.continued": (_, { note }) => [`Continued${ending(note)}`],
	"task.resumed": (_, { branchedFrom, changed }) => {
		const from = branchedFrom === undefined ? "Resumed." : `Branched from step ${branchedFrom.step} of another task.`;
		const lines = changed.map(({ path, what }) => `- ${plainLine(path)} ${plainLine(what)}`);
		return lines.isEmpty() ? [from] : [from, lines.join("\n")];
	},
};
