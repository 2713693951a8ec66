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

export interface TaskFinished {
	readonly outcome: "completed" | "failed" | "stopped";
	readonly reason: string;
	readonly summary: string;
}

const NOBODY = "Nobody is here to answer. Choose the safest sensible option yourself and go on.";

/** Runs one task to its end, answering what it waits for. Resolves with the last event; never leaves the task running. */
export async function runTask(
	plugin: PluginSession,
	request: { readonly goal: string; readonly mode: string },
	responder: Responder,
): Promise<TaskFinished> {
	const respond = async (event: RawEvent): Promise<void> => {
		if (event.type === "proposal.created") {
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
		plugin.onEvent((event) => {
			if (event.type === "task.finished") resolve(event as unknown as TaskFinished);
			else respond(event).catch(reject);
		});
		plugin.request({ type: "start", ...request }).catch(reject);
	});
}
