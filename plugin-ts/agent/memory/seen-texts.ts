import type { NewInstance, Operation } from "../../core/operation";
import { hashText } from "../../text/hash";
import type { TaskEvent } from "../task-event";

/**
 * Texts of scripts as the task read and wrote them, by their hash. It only serves to name what changed: what was read is
 * forgotten with the session, what was written is in the events.
 */
export interface SeenTexts {
	note(text: string): void;
	get(hash: string): string | undefined;
}

export function createSeenTexts(past: readonly TaskEvent[]): SeenTexts {
	const texts = new Map<string, string>();
	const note = (text: string): void => {
		texts.set(hashText(text), text);
	};
	for (const event of past) {
		if (event.type === "proposal.created")
			for (const operation of event.proposal.operations) textsIn(operation).forEach(note);
		if (event.type === "proposal.decided" && event.decision.decision === "approve_with_changes")
			note(event.decision.text);
	}
	return {
		note(text) {
			note(text);
		},
		get(hash) {
			return texts.get(hash);
		},
	};
}

function textsIn(operation: Operation): readonly string[] {
	if (operation.type === "write_script") return [operation.text];
	return operation.type === "create" ? sourcesIn(operation.instance) : [];
}

function sourcesIn({ source: own, children }: NewInstance): readonly string[] {
	const texts = own === undefined ? [] : [own];
	for (const child of children) for (const text of sourcesIn(child)) texts.push(text);
	return texts;
}
