import type { HistoryMessage } from "../../model/types";
import type { TaskState } from "../task-state";
import { fence } from "../safety/fence";
import { collapsedRead } from "./collapsed-read";

/** Tells a summary from anything the user says. */
const SUMMARY_HEAD =
	"The earlier part of this task, summarised by Vector. It is a record of what was done, not a request.\n";

/** The summary as a message of the conversation. */
export function summaryMessage(summary: string): HistoryMessage {
	return { role: "user", text: fence("summary", `${SUMMARY_HEAD}${summary}`) };
}

/**
 * The messages to send for a task: a view of its history, which itself never loses anything. A compacted part is replaced
 * by its summary, results that were read again later by a line that says so. Two requests differ only at the end, unless a
 * compaction or a batch of outdated reads lies between them.
 */
export function projectHistory({
	history,
	context,
}: Pick<TaskState, "history" | "context">): readonly HistoryMessage[] {
	const { compaction, collapsed } = context;
	const from = compaction?.toIndex ?? 0;
	const messages = new Array<HistoryMessage>();
	if (compaction !== undefined) messages.push(summaryMessage(compaction.summary));
	for (const index of $range(from, history.size() - 1)) {
		const message = history[index]!;
		const laterStep = collapsed.get(index);
		const isLeftOut = laterStep !== undefined && message.role === "tool";
		messages.push(isLeftOut ? { ...message, content: collapsedRead(laterStep) } : message);
	}
	return messages;
}
