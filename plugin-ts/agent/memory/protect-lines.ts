import type { Operation } from "../../core/operation";
import type { Ports } from "../../core/ports";
import type { ProposalDraft } from "../../core/proposal";
import { isWithin } from "./is-within";
import type { OwnLines } from "./own-lines";
import { withChange } from "./own-lines";
import type { UserEdited } from "./notice-edits";
import { revertedLines } from "./reverted-lines";
import type { TaskState } from "../task-state";
import type { UserLine } from "./user-change";

const MOST_SHOWN = 8;

/**
 * Names on the card which of the user's own lines a proposal would undo; such a proposal always waits for the user.
 * `fresh` are edits that were noticed with this very proposal.
 */
export function protectLines(
	draft: ProposalDraft,
	{ memory }: Pick<TaskState, "memory">,
	{ scripts }: Ports,
	fresh: readonly UserEdited[],
): ProposalDraft {
	const owned = new Map<string, OwnLines>();
	for (const [path, edit] of memory.edits) owned.set(path, edit.own);
	for (const edit of fresh) owned.set(edit.path, withChange(owned.get(edit.path), edit));
	const warnings = new Array<string>();
	for (const [path, own] of owned) {
		const present = scripts.read(path);
		if (!present.ok) continue;
		for (const operation of draft.operations)
			for (const warning of warningsOf(operation, path, present.value.text, own)) warnings.push(warning);
	}
	if (warnings.isEmpty()) return draft;
	const preview = { ...draft.preview, warnings: [...draft.preview.warnings, ...warnings] };
	return { ...draft, preview, needsUser: true };
}

/** Why a proposal that would undo the user's own lines waits although its category is switched on. */
export function ownLinesHold({ needsUser }: Pick<ProposalDraft, "needsUser">): string | undefined {
	if (needsUser !== true) return undefined;
	return "Waits for you although its category is switched on: it changes what you wrote yourself.";
}

function warningsOf(operation: Operation, path: string, present: string, own: OwnLines): readonly string[] {
	if (operation.type === "remove" && isWithin(path, operation.path)) {
		const { lost } = revertedLines(present, "", own);
		return lost.isEmpty() ? [] : [warning(`Removes ${path} with lines the user wrote`, lost)];
	}
	if (operation.type !== "write_script" || operation.path !== path) return [];
	const { lost, restored } = revertedLines(present, operation.text, own);
	const warnings = new Array<string>();
	if (!lost.isEmpty()) warnings.push(warning(`Changes or removes lines of ${path} that the user wrote`, lost));
	if (!restored.isEmpty()) warnings.push(warning(`Puts back lines of ${path} that the user took out`, restored));
	return warnings;
}

function warning(head: string, lines: readonly UserLine[]): string {
	const shown = lines.filter((_, index) => index < MOST_SHOWN).map(({ line, text }) => `${line}| ${text}`);
	const more = lines.size() > MOST_SHOWN ? [`and ${lines.size() - MOST_SHOWN} more`] : [];
	return [`${head}:`, ...shown, ...more].join("\n");
}
