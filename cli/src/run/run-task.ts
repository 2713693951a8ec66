import type { Approver } from "./approval.ts";
import type { PluginSession } from "./plugin-session.ts";
import type { RawEvent, RawProposal } from "./task-events.ts";
import { listOf } from "./task-events.ts";

/** How the person or policy behind a run answers what the agent asks. */
export interface Responder {
	readonly approve: Approver;
	/** Answers a question of the agent; absent where nobody can. */
	readonly answer?: (question: string, options: readonly string[]) => Promise<string>;
	/** Whether to go on after a pause (step limit, breaker, budget); absent where nobody can say. */
	readonly proceed?: (text: string) => Promise<boolean>;
}

/** A new task, the events of an interrupted one, or those of a task to do another way from a step on. */
export type TaskStart =
	| { readonly type: "start"; readonly goal: string; readonly mode: string }
	| { readonly type: "resume"; readonly taskId: string; readonly events: readonly RawEvent[] }
	| { readonly type: "branch"; readonly events: readonly RawEvent[]; readonly step: number; readonly note: string };

const OPENING: Readonly<Record<string, string>> = {
	decision: "proposal.created",
	answer: "question.asked",
	user: "task.paused",
};

/** The event that asked what a resumed task still waits for. */
function openEvent(resumed: RawEvent, past: readonly RawEvent[]): RawEvent | undefined {
	const opening = OPENING[String(resumed["waitsFor"])];
	return past.findLast((event) => event.type === opening);
}

export interface TaskFinished {
	readonly outcome: "completed" | "failed" | "stopped";
	readonly reason: string;
	readonly summary: string;
}

const NOBODY = "Nobody is here to answer. Choose the safest sensible option yourself and go on.";

/** Runs one task to its end, answering what it waits for. Resolves with the last event; never leaves the task running. */
export async function runTask(plugin: PluginSession, request: TaskStart, responder: Responder): Promise<TaskFinished> {
	let isFinished = false;
	const respond = async (event: RawEvent): Promise<void> => {
		if (event.type === "proposal.created" && event["isAutomatic"] !== true) {
			const proposal = event["proposal"] as RawProposal;
			const decision = await responder.approve(proposal);
			await plugin.request({ type: "decide", proposalId: proposal.id, decision });
		} else if (event.type === "question.asked") {
			const answer = await responder.answer?.(String(event["question"]), listOf<string>(event["options"]));
			await plugin.request({ type: "answer", text: answer ?? NOBODY });
		} else if (event.type === "task.paused") {
			const goOn = (await responder.proceed?.(String(event["text"]))) ?? false;
			await plugin.request(goOn ? { type: "proceed", text: "" } : { type: "stop" });
		}
	};

	return new Promise<TaskFinished>((resolve, reject) => {
		// An answer that comes after the task was stopped is refused by the plugin, and rightly so.
		const react = (event: RawEvent): void =>
			void respond(event).catch((problem: unknown) => isFinished || reject(problem));
		const unsubscribe = plugin.onEvent((event) => {
			const isAskedAgain = event.type === "task.resumed" && request.type === "resume";
			const open = isAskedAgain ? openEvent(event, request.events) : undefined;
			if (event.type !== "task.finished") return react(open ?? event);
			isFinished = true;
			unsubscribe();
			const { outcome, reason, summary } = event as RawEvent & TaskFinished;
			resolve({ outcome, reason, summary });
		});
		plugin.request(request).catch(reject);
	});
}
