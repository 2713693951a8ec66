import type { Operation } from "../../core/operation";
import type { Ports } from "../../core/ports";
import type { Decision, Proposal } from "../../core/proposal";
import { hashText } from "../../text/hash";
import type { Touched } from "../task-event";
import type { UserEdited } from "./notice-edits";
import type { SeenTexts } from "./seen-texts";
import { userChange } from "./user-change";

interface WrittenScope {
	readonly ports: Ports;
	readonly seen: SeenTexts;
}

/** Remembers the texts that were written. */
export function takeWritten(touched: readonly Touched[], { ports, seen }: WrittenScope): void {
	for (const { path, hash } of touched) {
		const current = hash === undefined ? undefined : ports.scripts.read(path);
		if (current?.ok === true) seen.note(current.value.text);
	}
}

/** Which lines are the user's because they changed the text before approving it; undefined when they did not. */
export function editInApproval(
	{ operations }: Proposal,
	decision: Decision,
	touched: readonly Touched[],
): UserEdited | undefined {
	const [operation] = operations;
	const path = touched[0]?.path;
	if (decision.decision !== "approve_with_changes" || operation === undefined || path === undefined) return undefined;
	const proposed = proposedText(operation);
	if (proposed === undefined) return undefined;
	const change = userChange(proposed, decision.text);
	const hash = hashText(decision.text);
	return { type: "script.user_edited", path, hash, when: "approval", isKnown: true, ...change };
}

function proposedText(operation: Operation): string | undefined {
	if (operation.type === "write_script") return operation.text;
	return operation.type === "create" ? operation.instance.source : undefined;
}
