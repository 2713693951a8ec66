import type { PastCall } from "./conversation.ts";
import type { DemoCall, Job, WriteStep } from "./job.ts";
import { isJsonEqual } from "./json-equal.ts";

/** One reply: text, and a call unless there is nothing to call. */
export interface DemoReply {
	readonly text: string;
	readonly call?: DemoCall;
}

type StepStatus = "open" | "done" | "rejected" | "failed" | "left out";

/** A step that was interrupted, or failed for a reason that may be gone after reading again, gets one more try. */
const MAX_TRIES = 2;

const complete = (summary: string, text = ""): DemoReply => ({ text, call: { tool: "complete", args: { summary } } });

const ownStatus = (step: WriteStep, calls: readonly PastCall[]): StepStatus => {
	const tries = calls.filter(({ name, args }) => name === step.tool && isJsonEqual(args, step.args));
	const last = tries.at(-1);
	if (last === undefined) return "open";
	if (last.outcome === "ok") return "done";
	if (last.outcome === "rejected") return "rejected";
	const isOpen = last.outcome === "interrupted" || step.tool === "apply_edit";
	return isOpen && tries.length < MAX_TRIES ? "open" : "failed";
};

const statusesOf = (steps: readonly WriteStep[], calls: readonly PastCall[]): readonly StepStatus[] => {
	const statuses: StepStatus[] = [];
	for (const step of steps) {
		const base = step.needs === undefined ? "done" : (statuses[step.needs] ?? "done");
		statuses.push(base === "done" || base === "open" ? ownStatus(step, calls) : "left out");
	}
	return statuses;
};

const whyNot = (step: WriteStep, status: StepStatus | undefined, calls: readonly PastCall[]): string | undefined => {
	if (status === "rejected") return "you rejected it";
	if (status === "left out") return "it needs a step that was not done";
	if (status !== "failed") return undefined;
	const said =
		calls.findLast(({ name, args }) => name === step.tool && isJsonEqual(args, step.args))?.result.split("\n")[0] ?? "";
	return `it failed (${said.replace(/^error: /i, "").slice(0, 200)})`;
};

const PAST = { Build: "Built", Insert: "Inserted", Rename: "Renamed" } as const;

const counted = (done: number, total: number): string => (done === total ? "" : ` (${done} of ${total} steps)`);

const summaryOf = (
	job: Job,
	steps: readonly WriteStep[],
	statuses: readonly StepStatus[],
	calls: readonly PastCall[],
): string => {
	const done = statuses.filter((status) => status === "done").length;
	const missing = steps.flatMap((step, index) => {
		const why = whyNot(step, statuses[index], calls);
		return why === undefined ? [] : [`${step.target}: ${why}`];
	});
	const isDry = calls.some(({ result }) => /^approved \(dry run/i.test(result));
	const past = isDry ? `Previewed, not written: ${job.verb.toLowerCase()}` : PAST[job.verb];
	const head =
		done === 0 ? `Nothing was changed for ${job.title}.` : `${past} ${job.title}${counted(done, steps.length)}.`;
	const listed = missing.slice(0, 10).join("; ") + (missing.length > 10 ? `; and ${missing.length - 10} more` : "");
	return missing.length === 0 ? head : `${head} Not done: ${listed}.`;
};

/** What to say about the step before: a rejection or failure is acknowledged, never repeated. */
const acknowledge = (calls: readonly PastCall[]): string => {
	const last = calls.at(-1);
	if (last?.outcome === "rejected") return "Understood, I leave that out. ";
	if (last?.outcome === "failed") return "That did not work, so I leave it out. ";
	if (last?.outcome === "interrupted") return "That was interrupted, so I take it up again. ";
	return "";
};

const planCall = (steps: readonly WriteStep[]): DemoCall => ({
	tool: "start_plan",
	args: { steps: steps.map(({ tool, target, intent }) => ({ tool, target, intent })) },
});

const planUpdate = (statuses: readonly StepStatus[]): DemoCall => ({
	tool: "update_plan",
	args: {
		steps: statuses.map((status, index) => ({ index: index + 1, status: status === "done" ? "done" : "dropped" })),
	},
});

const finishReply = (
	job: Job,
	steps: readonly WriteStep[],
	calls: readonly PastCall[],
	tools: ReadonlySet<string>,
): DemoReply => {
	const statuses = statusesOf(steps, calls);
	const hasPlan = calls.some(({ name, outcome }) => name === "start_plan" && outcome === "ok");
	const isMarked = calls.some(({ name }) => name === "update_plan");
	if (hasPlan && !isMarked && tools.has("update_plan")) return { text: acknowledge(calls), call: planUpdate(statuses) };
	const refusals = calls.filter(({ name, outcome }) => name === "complete" && outcome === "failed");
	const reason = refusals.at(-1)?.result.split("\n").slice(1).join(" ").trim() ?? "";
	const summary = summaryOf(job, steps, statuses, calls);
	return complete(
		refusals.length === 0 ? summary : `${summary} Still open after ${refusals.length} tries to finish: ${reason}`,
		acknowledge(calls),
	);
};

/** Without write tools there is a plan to make, or at least one to tell. */
const planOnly = (
	job: Job,
	steps: readonly WriteStep[],
	calls: readonly PastCall[],
	tools: ReadonlySet<string>,
): DemoReply => {
	const isPlanned = calls.some(({ name }) => name === "start_plan");
	if (tools.has("start_plan") && !isPlanned)
		return { text: `Here is how I would ${job.verb.toLowerCase()} ${job.title}.`, call: planCall(steps) };
	if (isPlanned) return complete(`The plan for ${job.title} is ready. Switch to Act to carry it out.`);
	const told = steps.slice(0, 12).map(({ intent }, index) => `${index + 1}. ${intent}`);
	return complete(`I cannot write in this mode. In Act mode I would do this:\n${told.join("\n")}`);
};

/** The next reply for a job: look up, plan, one write per reply, mark the plan, complete. */
export const nextReply = (job: Job, calls: readonly PastCall[], tools: ReadonlySet<string>): DemoReply => {
	const state = job.advance(calls);
	if (state.type === "say") return complete(state.text, acknowledge(calls));
	if (state.type === "read") return { text: state.text, call: state.call };
	const { steps } = state;
	if (steps.some(({ tool }) => !tools.has(tool))) return planOnly(job, steps, calls, tools);
	const isPlanned = calls.some(({ name }) => name === "start_plan");
	if (steps.length > 1 && !isPlanned && tools.has("start_plan")) {
		return { text: `I will ${job.verb.toLowerCase()} ${job.title}, step by step.`, call: planCall(steps) };
	}
	const index = statusesOf(steps, calls).indexOf("open");
	const step = steps[index];
	if (step === undefined) return finishReply(job, steps, calls, tools);
	return { text: `${acknowledge(calls)}${step.intent}.`, call: { tool: step.tool, args: step.args } };
};
