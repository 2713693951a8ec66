import { describeUntrusted } from "../agent/safety/untrusted-text";
import type { UntrustedNote } from "../agent/safety/untrusted-note";
import type { TaskEvent } from "../agent/task-event";
import type { PlanStep } from "../core/plan";
import type { Preview } from "../core/proposal";
import type { Mode } from "../core/settings";

export type ProposalStatus = "waiting" | "approved" | "rejected" | "applied" | "failed";

/** One row of the chat. */
export type TranscriptItem =
	| { readonly type: "user"; readonly text: string }
	| { readonly type: "assistant"; readonly text: string }
	| { readonly type: "check"; readonly passed: boolean; readonly text: string }
	| { readonly type: "notice"; readonly text: string; readonly level: "info" | "warning" | "error" }
	| {
			readonly type: "tool";
			readonly tool: string;
			readonly status: "running" | "done" | "failed";
			readonly note: string;
	  }
	| {
			readonly type: "proposal";
			readonly id: string;
			readonly summary: string;
			readonly preview: Preview;
			readonly status: ProposalStatus;
			readonly note: string;
	  };

/** What the panel shows of a task; a fold over the same events that drive the agent. */
export interface Transcript {
	readonly items: readonly TranscriptItem[];
	readonly plan: readonly PlanStep[];
	/** The last verdict on the check of each plan step, by the step's number from 1. */
	readonly verdicts: ReadonlyMap<number, boolean>;
	/** The task ended with a plan that can be built. */
	readonly canBuild: boolean;
	readonly mode?: Mode;
	/** What the task waits for from the user. */
	readonly question?: { readonly question: string; readonly options: readonly string[] };
	readonly pause?: string;
	/** What the task waited for when it was stopped. */
	readonly stopped?: Pick<Transcript, "question" | "pause">;
	readonly isRunning: boolean;
	readonly step: number;
}

export const EMPTY_TRANSCRIPT: Transcript = {
	items: [],
	plan: [],
	verdicts: new Map(),
	canBuild: false,
	isRunning: false,
	step: 0,
};

type Handlers = {
	readonly [K in TaskEvent["type"]]?: (
		shown: Transcript,
		event: Extract<TaskEvent, { readonly type: K }>,
	) => Transcript;
};

function withItem(shown: Transcript, item: TranscriptItem): Transcript {
	return { ...shown, items: [...shown.items, item] };
}

function notice(shown: Transcript, text: string, level: "info" | "warning" | "error"): Transcript {
	return withItem(shown, { type: "notice", text, level });
}

/** Changes the last item for which `change` gives a replacement. */
function withChanged(shown: Transcript, change: (item: TranscriptItem) => TranscriptItem | undefined): Transcript {
	const items = [...shown.items];
	for (let index = items.size() - 1; index >= 0; index--) {
		const changed = change(items[index]!);
		if (changed === undefined) continue;
		items[index] = changed;
		break;
	}
	return { ...shown, items };
}

function withProposal(shown: Transcript, id: string, status: ProposalStatus, note: string): Transcript {
	return withChanged(shown, (item) =>
		item.type === "proposal" && item.id === id ? { ...item, status, note } : undefined,
	);
}

function finishTool(shown: Transcript, isFine: boolean, note: string): Transcript {
	const status = isFine ? "done" : "failed";
	return withChanged(shown, (item) =>
		item.type === "tool" && item.status === "running" ? { ...item, status, note } : undefined,
	);
}

function resumedText({
	branchedFrom,
	interrupted,
	changed,
}: Extract<TaskEvent, { readonly type: "task.resumed" }>): string {
	const start = branchedFrom === undefined ? "Resumed." : `Another way from step ${branchedFrom.step}.`;
	const again = interrupted === undefined ? "" : " What was interrupted is made again.";
	const lines = changed.map(({ path, what }) => `\n${path} ${what}.`);
	return `${start}${again}${lines.join("")}`;
}

function untrustedNotice(note: UntrustedNote): string {
	return `The agent has read ${describeUntrusted(note)}. It is treated as data; the next write waits for you.`;
}

function withWarning(preview: Preview, warning: string | undefined): Preview {
	return warning === undefined ? preview : { ...preview, warnings: [warning, ...preview.warnings] };
}

const HANDLERS: Handlers = {
	"task.started": (shown, { goal, mode, plan = [] }) => ({
		...withItem(shown, { type: "user", text: goal }),
		mode,
		plan,
		verdicts: new Map(),
		canBuild: false,
		isRunning: true,
		step: 0,
	}),
	"step.started": (shown, { step }) => ({ ...shown, step }),
	"assistant.text": (shown, { text }) => withItem(shown, { type: "assistant", text }),
	message: (shown, { text }) => withItem(shown, { type: "assistant", text }),
	retry: (shown, { reason, delaySeconds }) =>
		notice(shown, `Retrying in ${string.format("%.1f", delaySeconds)} s: ${reason}`, "warning"),
	"model.failed": (shown, { error: text }) => notice(shown, text, "error"),
	"tool.called": (shown, { tool, kind }) =>
		kind === "talk" ? shown : withItem(shown, { type: "tool", tool, status: "running", note: "" }),
	"tool.finished": (shown, event) => {
		const done = finishTool(shown, event.ok, event.error ?? "");
		return event.untrusted === undefined ? done : notice(done, untrustedNotice(event.untrusted), "warning");
	},
	"plan.changed": (shown, { steps }) => ({ ...shown, plan: steps }),
	"plan.edited": (shown, { steps, changes }) => ({
		...notice(shown, `You edited the plan: ${changes.join("; ")}.`, "info"),
		plan: steps,
		// The steps may have moved, so what was found out is about others now.
		verdicts: new Map(),
	}),
	"check.finished": (shown, { stepIndex, passed, text }) => ({
		...withItem(shown, { type: "check", passed, text: `Check of step ${stepIndex}: ${text}` }),
		verdicts: new Map([...shown.verdicts, [stepIndex, passed]]),
	}),
	"suite.kept": (shown, { text }) => notice(shown, text, "info"),
	"memory.loaded": (shown, { problems }) =>
		problems.isEmpty() ? shown : notice(shown, problems.join("\n"), "warning"),
	"note.remembered": (shown, { note }) => notice(shown, `Noted: ${note.text}`, "info"),
	"script.user_edited": (shown, event) =>
		event.when === "approval"
			? shown
			: notice(shown, `You changed ${event.path} meanwhile; your lines are kept.`, "info"),
	"memory.kept": (shown, { text }) => notice(shown, text, "info"),
	"question.asked": (shown, { question, options }) => ({
		...withItem(shown, { type: "assistant", text: question }),
		question: { question, options },
	}),
	"question.answered": (shown, { answer }) => ({
		...withItem(shown, { type: "user", text: answer }),
		question: undefined,
	}),
	"proposal.created": (shown, { proposal, held }) =>
		withItem(finishTool(shown, true, ""), {
			type: "proposal",
			id: proposal.id,
			summary: proposal.summary,
			preview: withWarning(proposal.preview, held),
			status: "waiting",
			note: "",
		}),
	"proposal.decided": (shown, { proposalId, decision }) =>
		decision.decision === "reject"
			? withProposal(shown, proposalId, "rejected", decision.reason ?? "")
			: withProposal(shown, proposalId, "approved", ""),
	"proposal.applied": (shown, event) =>
		withProposal(
			shown,
			event.proposalId,
			event.ok ? "applied" : "failed",
			event.isDryRun ? "Dry run: nothing was written" : (event.error ?? ""),
		),
	"completion.refused": (shown, { reasons }) => notice(shown, `Not complete yet: ${reasons.join(" ")}`, "warning"),
	"user.said": (shown, { text }) => withItem(shown, { type: "user", text }),
	"context.compacted": (shown, { tokensBefore, tokensAfter }) =>
		notice(shown, `Context summarised: ${tokensBefore} to ${tokensAfter} tokens`, "info"),
	"budget.warned": (shown, { text }) => notice(shown, text, "warning"),
	"health.warned": (shown, { text }) => notice(shown, text, "warning"),
	"task.paused": (shown, { text }) => ({ ...notice(shown, text, "warning"), pause: text }),
	"task.continued": (shown) => ({ ...shown, pause: undefined }),
	"task.finished": (shown, { outcome, summary }) => ({
		...notice(finishTool(shown, true, ""), summary, outcome === "failed" ? "error" : "info"),
		canBuild: outcome === "completed" && shown.mode === "plan" && !shown.plan.isEmpty(),
		isRunning: false,
		question: undefined,
		pause: undefined,
		stopped: { question: shown.question, pause: shown.pause },
	}),
	"task.resumed": (shown, event) => ({
		...notice(
			finishTool(shown, false, "interrupted"),
			resumedText(event),
			event.changed.isEmpty() ? "info" : "warning",
		),
		question: shown.question ?? shown.stopped?.question,
		pause: shown.pause ?? shown.stopped?.pause,
		isRunning: true,
	}),
};

/** The transcript with a line from Vector itself, such as the answer to a command. */
export function showNotice(shown: Transcript, text: string, level: "info" | "warning" | "error"): Transcript {
	return notice(shown, text, level);
}

/** The transcript after one more event; events it does not show leave it as it is. */
export function showEvent(shown: Transcript, event: TaskEvent): Transcript {
	const handle = HANDLERS[event.type] as ((shown: Transcript, event: TaskEvent) => Transcript) | undefined;
	return handle === undefined ? shown : handle(shown, event);
}
