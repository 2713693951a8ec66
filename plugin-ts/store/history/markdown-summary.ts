import type { TaskEvent } from "../../agent/task-event";
import type { Usage } from "../../model/types";
import { taskRecord } from "../log/task-record";
import { plainLine, quote } from "./fence";

const TITLE_BYTES = 80;

function usageOf(event: TaskEvent): Usage | undefined {
	if (event.type === "model.replied") return event.reply.usage;
	return event.type === "context.compacted" ? event.usage : undefined;
}

/** Tokens and money of the whole task, in words. */
function costText(events: readonly TaskEvent[]): string {
	let [input, cached, output] = [0, 0, 0];
	let money: number | undefined;
	for (const event of events) {
		const usage = usageOf(event);
		if (usage === undefined) continue;
		input += usage.inputTokens;
		cached += usage.cachedTokens;
		output += usage.outputTokens;
		if (usage.costUsd !== undefined) money = (money ?? 0) + usage.costUsd;
	}
	const tokens = `${input} tokens in (${cached} from the cache), ${output} out`;
	return money === undefined ? tokens : `${tokens}, ${string.format("%.4f", money)} USD`;
}

/** ISO 8601, UTC. */
function dateText(seconds: number): string {
	return os.date("!%Y-%m-%dT%H:%M:%SZ", math.floor(seconds));
}

function titleOf(goal: string): string {
	const [line] = string.gsub(goal, "%s+", " ");
	if (line.size() <= TITLE_BYTES) return plainLine(line);
	const cut = string.match(string.sub(line, 1, TITLE_BYTES), "^(.*) %S*$")[0] as string | undefined;
	return `${plainLine(cut ?? "Task")} …`;
}

/** Goal, outcome and cost of a task, as the beginning of its Markdown text. */
export function summaryBlocks(events: readonly TaskEvent[]): readonly string[] {
	const record = taskRecord(events);
	if (record === undefined) return ["# Task", "Nothing is known of this task."];
	const { goal, mode, startedAt, lastAt, steps, outcome, reason, summary, touched } = record;
	const facts = [
		`- Task: ${plainLine(record.taskId)}`,
		`- Mode: ${mode}`,
		`- Started: ${dateText(startedAt)}`,
		`- Last event: ${dateText(lastAt)}`,
		`- Steps: ${steps}`,
		`- Outcome: ${outcome === undefined ? "not finished" : `${outcome} (${reason})`}`,
		`- Cost: ${costText(events)}`,
	];
	return [
		`# ${titleOf(goal)}`,
		quote(goal),
		facts.join("\n"),
		...(summary === undefined || summary === "" ? [] : ["## Outcome", quote(summary)]),
		...(touched.isEmpty() ? [] : ["## Touched", touched.map((path) => `- ${plainLine(path)}`).join("\n")]),
	];
}
