import type { RawProposal } from "../run/task-events.ts";
import { listOf } from "../run/task-events.ts";
import type { Random } from "../testing/random.ts";
import { applyOperations } from "./apply-operations.ts";
import type { RawOperation } from "./apply-operations.ts";
import { printPlace, readPlace } from "./place-tree.ts";
import type { PlaceNode } from "./place-tree.ts";
import type { Sandbox } from "./sandbox.ts";
import { editAsUser } from "./user-edit.ts";

export type Decision =
	| { readonly decision: "approve" }
	| { readonly decision: "reject"; readonly reason: string }
	| { readonly decision: "approve_with_changes"; readonly text: string };

/** Operations as the user decided on them. */
function decidedOperations(proposal: RawProposal, decision: Decision): readonly RawOperation[] {
	const operations = listOf<RawOperation>(proposal.operations);
	if (decision.decision !== "approve_with_changes") return operations;
	const { text } = decision;
	return operations.map((operation) =>
		operation.instance === undefined
			? { ...operation, text }
			: { ...operation, instance: { ...operation.instance, source: text } },
	);
}

/** Follows what the place must be like: as it was, changed by approved operations and by the user's hand, nothing else. */
export class PlaceWatch {
	readonly problems: string[] = [];
	/** Undo steps in the order they were made: the agent's and the user's. */
	readonly undoNames: string[] = [];
	/** What the user changed since the last proposal or write. */
	readonly #edited = new Set<string>();
	readonly #sandbox: Sandbox;
	#place: PlaceNode;

	private constructor(sandbox: Sandbox, place: PlaceNode) {
		this.#sandbox = sandbox;
		this.#place = place;
	}

	static async start(sandbox: Sandbox): Promise<PlaceWatch> {
		return new PlaceWatch(sandbox, await readPlace(sandbox.studio));
	}

	/** The place when it was last looked at. */
	place(): PlaceNode {
		return this.#place;
	}

	/** Nothing was written since the last look. */
	async expectUnchanged(when: string): Promise<void> {
		await this.#expect(this.#place, when);
	}

	/** A proposal has come: what the user does from now on, it cannot know. */
	async seeProposal(): Promise<void> {
		await this.expectUnchanged("before the decision");
		this.#edited.clear();
	}

	async editAsUser(random: Random): Promise<void> {
		const { undoName, path } = await editAsUser(this.#sandbox.studio, random, this.#place);
		this.undoNames.push(undoName);
		this.#edited.add(path);
		this.#place = await readPlace(this.#sandbox.studio);
	}

	/** A proposal was applied: the place is what its operations make of it, and no script lost the user's edits. */
	async expectApplied(proposal: RawProposal, decision: Decision, undoName: string): Promise<void> {
		const operations = decidedOperations(proposal, decision);
		if (operations.some(({ type, path }) => type === "write_script" && this.#edited.has(path ?? "")))
			this.problems.push("A script was written although the user had changed it after the proposal.");
		this.undoNames.push(undoName);
		await this.#expect(applyOperations(this.#place, operations), `after "${undoName}"`);
		this.#edited.clear();
	}

	async #expect(expected: PlaceNode, when: string): Promise<void> {
		const found = await readPlace(this.#sandbox.studio);
		if (printPlace(found) !== printPlace(expected))
			this.problems.push(`${when}, the place is\n${printPlace(found)}instead of\n${printPlace(expected)}`);
		this.#place = found;
	}
}
