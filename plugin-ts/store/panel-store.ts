import { atom } from "@rbxts/charm";
import type { Atom } from "@rbxts/charm";
import { forecast } from "../agent/context/forecast";
import type { TaskEvent } from "../agent/task-event";
import { success } from "../core/outcome";
import type { Outcome } from "../core/outcome";
import type { ApprovalCategory, Decision } from "../core/proposal";
import type { Mode } from "../core/settings";
import { costLine } from "./cost-line";
import { healthLine } from "./health-text";
import { createHistoryStore } from "./history-store";
import type { HistoryStore } from "./history-store";
import { runCommand } from "./run-command";
import type { Session } from "./session";
import { readInput } from "./slash-commands";
import { EMPTY_TRANSCRIPT, showEvent, showNotice } from "./transcript";
import type { Transcript } from "./transcript";

/** All the panel shows and all it can do; the panel knows nothing else of the agent. */
export interface PanelStore {
	readonly transcript: Atom<Transcript>;
	/** The reply while it streams in; empty when none does. */
	readonly streamingText: Atom<string>;
	/** The mode of the next task. */
	readonly mode: Atom<Mode>;
	/** Categories of writes that auto mode applies at once. */
	readonly autoApprove: Atom<readonly ApprovalCategory[]>;
	/** One line each; empty when there is nothing to say. */
	readonly cost: Atom<string>;
	readonly health: Atom<string>;
	/** Earlier tasks. */
	readonly history: Pick<HistoryStore, "offer" | "rows" | "hide">;
	readonly resume: (taskId: string) => void;
	readonly deleteTask: (taskId: string) => void;
	readonly dismissOffer: () => void;
	/** A request, an answer, a note or a command, by what the task waits for. */
	readonly send: (text: string) => void;
	readonly decide: (proposalId: string, decision: Decision) => void;
	/** Goes on after a pause. */
	readonly proceed: () => void;
	readonly stop: () => void;
	/** Starts on the plan that plan mode ended with. */
	readonly build: () => void;
	readonly toggleAutoApprove: (category: ApprovalCategory) => void;
	readonly dispose: () => void;
}

/** Events after which what a task costs is another. */
const COSTLY = new ReadonlySet<TaskEvent["type"]>([
	"model.replied",
	"context.compacted",
	"plan.changed",
	"task.started",
	"task.finished",
]);

export function createPanelStore(session: Session): PanelStore {
	const transcript = atom(EMPTY_TRANSCRIPT);
	const streamingText = atom("");
	const mode = atom<Mode>("act");
	const autoApprove = atom<readonly ApprovalCategory[]>(session.settings().autoApprove);
	const cost = atom("");
	const health = atom(healthLine(session.health()));

	const tell = (text: string, level: "info" | "warning" | "error"): void => {
		if (text !== "") transcript((shown) => showNotice(shown, text, level));
	};
	const tellFailure = (outcome: Outcome<unknown>): void => {
		if (!outcome.ok) tell(outcome.error, "error");
	};
	const currentCost = (): string => {
		const state = session.task()?.state();
		return state === undefined ? "" : costLine(state.usage, forecast(state));
	};
	const sendText = (text: string): Outcome<unknown> => {
		const { question, pause } = transcript();
		const task = session.task();
		if (task !== undefined && question !== undefined) return task.answer(text);
		if (task !== undefined && pause !== undefined) return task.proceed(text);
		return session.start(text, mode());
	};
	const clear = (): void => {
		transcript(EMPTY_TRANSCRIPT);
		cost("");
	};
	const setMode = (chosen: Mode): void => {
		mode(chosen);
	};
	const history = createHistoryStore(session);
	const scope = { session, setMode, showHistory: history.show, send: sendText, clear, cost: currentCost };

	const unsubscribe = session.subscribe({
		onEvent: (event) => {
			if (event.type === "task.started" || event.type === "task.resumed") history.withdraw();
			if (event.type === "assistant.text" || event.type === "model.replied" || event.type === "model.failed")
				streamingText("");
			transcript((shown) => showEvent(shown, event));
			if (COSTLY.has(event.type)) cost(currentCost());
			health(healthLine(session.health()));
		},
		onPartial: (partial) => {
			streamingText(partial.text);
		},
		onResume: (past) => {
			transcript(past.reduce((shown, event) => showEvent(shown, event), EMPTY_TRANSCRIPT));
		},
		onNotice: (text) => tell(text, "warning"),
	});

	return {
		transcript,
		streamingText,
		mode,
		autoApprove,
		cost,
		health,
		history,
		resume: (taskId) => tellFailure(history.resume(taskId)),
		deleteTask: (taskId) => tellFailure(history.remove(taskId)),
		dismissOffer: () => tellFailure(history.dismiss()),
		send: (text) => {
			const input = readInput(text);
			if (input.type === "request") return tellFailure(sendText(text));
			const said = runCommand(input.name, input.rest, scope);
			tell(said.ok ? said.value : said.error, said.ok ? "info" : "error");
			autoApprove(session.settings().autoApprove);
			health(healthLine(session.health()));
		},
		decide: (proposalId, decision) => tellFailure(session.task()?.decide(proposalId, decision) ?? success(true)),
		proceed: () => tellFailure(session.task()?.proceed("") ?? success(true)),
		stop: () => session.task()?.stop(),
		build: () => tellFailure(session.startFromPlan()),
		toggleAutoApprove: (category) => {
			const before = autoApprove();
			const isOn = before.includes(category);
			autoApprove(isOn ? before.filter((entry) => entry !== category) : [...before, category]);
			tellFailure(session.chooseSetting("autoApprove", autoApprove().join(",")));
		},
		dispose: unsubscribe,
	};
}
