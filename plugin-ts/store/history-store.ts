import { atom } from "@rbxts/charm";
import type { Atom } from "@rbxts/charm";
import { success } from "../core/outcome";
import type { Outcome } from "../core/outcome";
import type { TaskRecord } from "./log/task-record";
import type { Session } from "./session";

/** One task of the history as the panel lists it. */
export interface HistoryRow {
	readonly taskId: string;
	readonly text: string;
	readonly canResume: boolean;
}

/** Earlier tasks as the panel shows them. */
export interface HistoryStore {
	/** A task of this place that ended in the middle, until the user has said what becomes of it. */
	readonly offer: Atom<HistoryRow | undefined>;
	/** The list while it is shown. */
	readonly rows: Atom<readonly HistoryRow[] | undefined>;
	/** Shows the tasks that hold these words, all without words. */
	readonly show: (search: string) => Outcome<string>;
	readonly hide: () => void;
	readonly resume: (taskId: string) => Outcome<unknown>;
	readonly remove: (taskId: string) => Outcome<unknown>;
	readonly dismiss: () => Outcome<unknown>;
	/** Withdraws the offer: another task has begun. */
	readonly withdraw: () => void;
}

const GOAL_BYTES = 60;

function oneLine(text: string): string {
	const [line] = string.gsub(text, "%s+", " ");
	return utf8.len(line)[0] !== false && line.size() > GOAL_BYTES
		? `${string.sub(line, 1, utf8.offset(line, GOAL_BYTES - 1) ?? GOAL_BYTES)}…`
		: line;
}

/** Goal, outcome and date (UTC) of a task. */
export function historyRow({ taskId, goal, outcome, lastAt }: TaskRecord): HistoryRow {
	const date = os.date("!%Y-%m-%d %H:%M", math.floor(lastAt));
	return {
		taskId,
		text: `${date}  ${oneLine(goal)} (${outcome ?? "not finished"})`,
		canResume: outcome !== "completed",
	};
}

export function createHistoryStore(session: Session): HistoryStore {
	const unfinished = session.history.unfinished();
	const offer = atom<HistoryRow | undefined>(unfinished === undefined ? undefined : historyRow(unfinished));
	const rows = atom<readonly HistoryRow[] | undefined>(undefined);
	let search = "";

	const refresh = (): Outcome<readonly TaskRecord[]> => {
		const found = session.history.list(search);
		if (found.ok) rows(found.value.map((record) => historyRow(record)));
		return found;
	};
	const hide = () => rows(undefined);

	return {
		offer,
		rows,
		show: (words) => {
			search = words;
			const found = refresh();
			return found.ok ? success(found.value.isEmpty() ? "There are no earlier tasks." : "") : found;
		},
		hide,
		resume: (taskId) => {
			const resumed = session.history.resume(taskId);
			if (resumed.ok) hide();
			return resumed;
		},
		remove: (taskId) => {
			const removed = session.history.remove(taskId);
			return removed.ok ? refresh() : removed;
		},
		dismiss: () => {
			const offered = offer();
			offer(undefined);
			return offered === undefined ? success(true) : session.history.dismiss(offered.taskId);
		},
		withdraw: () => offer(undefined),
	};
}
