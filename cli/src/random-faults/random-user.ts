import type { RawProposal } from "../run/task-events.ts";
import { pickWeighted } from "../testing/random.ts";
import type { Random } from "../testing/random.ts";
import type { Decision, PlaceWatch } from "./place-watch.ts";
import type { Sandbox } from "./sandbox.ts";

/** A user who decides, answers, stops and edits the place by chance. What they do comes one after the other. */
export class RandomUser {
	readonly #sandbox: Sandbox;
	readonly #random: Random;
	readonly #watch: PlaceWatch;
	#decision: Decision = { decision: "approve" };
	#hasStopped = false;

	constructor(sandbox: Sandbox, random: Random, watch: PlaceWatch) {
		this.#sandbox = sandbox;
		this.#random = random;
		this.#watch = watch;
	}

	/** Asked to stop, be it too late or not. */
	hasStopped(): boolean {
		return this.#hasStopped;
	}

	async stop(): Promise<void> {
		this.#hasStopped = true;
		await this.#sandbox.plugin.request({ type: "stop" });
	}

	async edit(): Promise<void> {
		await this.#watch.editAsUser(this.#random);
	}

	async decide({ id: proposalId }: RawProposal): Promise<void> {
		await this.#watch.seeProposal();
		if (this.#random(5) === 0) await this.edit();
		if (this.#random(25) === 0) return this.stop();
		const text = `print(${this.#random(99)}) -- by the user\n`;
		this.#decision = pickWeighted<Decision>(this.#random, [
			[6, { decision: "approve" }],
			[2, { decision: "reject", reason: "no" }],
			[1, { decision: "approve_with_changes", text }],
		]);
		const message = { type: "decide", proposalId, decision: this.#decision };
		await this.#sandbox.plugin.request(message);
		const isTakenTwice = await this.#sandbox.plugin.request(message).then(
			() => true,
			() => false,
		);
		if (isTakenTwice) this.#watch.problems.push("A proposal was decided twice.");
	}

	async answer(): Promise<void> {
		await this.#sandbox.plugin.request({ type: "answer", text: "blue" });
	}

	async goOnOrStop(): Promise<void> {
		if (this.#random(3) > 0) return this.stop();
		await this.#sandbox.plugin.request({ type: "proceed", text: "go on" });
	}

	/** A proposal has been written; the agent waits meanwhile. */
	async seeApplied(proposal: RawProposal, isAutomatic: boolean, undoName: string): Promise<void> {
		await this.#watch.expectApplied(proposal, isAutomatic ? { decision: "approve" } : this.#decision, undoName);
		if (this.#random(12) === 0) await this.edit();
		if (this.#random(25) === 0) await this.stop();
	}
}
