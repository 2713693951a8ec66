import type { TaskEvent } from "../../agent/task-event";
import type { PlanStepStatus } from "../../core/plan";
import { plainLine } from "./fence";
import { EVENT_BLOCKS } from "./markdown-events";
import type { Account } from "./markdown-events";
import { summaryBlocks } from "./markdown-summary";

const MARKS: { readonly [K in PlanStepStatus]: string } = {
	pending: "[ ]",
	in_progress: "[ ] (in progress)",
	done: "[x]",
	dropped: "[ ] (dropped)",
};

function planLines({ plan, verdicts }: Account): readonly string[] {
	return plan.map(({ status, intent }, index) => {
		const verdict = verdicts.get(index + 1);
		return `- ${MARKS[status]} ${plainLine(intent)}${verdict === undefined ? "" : ` (${verdict})`}`;
	});
}

/** A task as a readable Markdown text, from its events alone; any list of events gives one. */
export function taskMarkdown(events: readonly TaskEvent[]): string {
	const account: Account = { blocks: [], plan: [], verdicts: new Map() };
	for (const event of events) {
		const write = EVENT_BLOCKS[event.type] as
			((account: Account, event: TaskEvent) => readonly string[] | undefined) | undefined;
		for (const block of write?.(account, event) ?? []) account.blocks.push(block);
	}
	const plan = planLines(account);
	const blocks = [
		...summaryBlocks(events),
		...(plan.isEmpty() ? [] : ["## Plan", plan.join("\n")]),
		...(account.blocks.isEmpty() ? [] : ["## Steps", ...account.blocks]),
	];
	return `${blocks.join("\n\n")}\n`;
}
