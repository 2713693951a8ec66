import type { RawEvent, RawProposal } from "../run/task-events.ts";
import { listOf } from "../run/task-events.ts";
import { createRandom, pick, pickWeighted } from "../testing/random.ts";
import type { Random } from "../testing/random.ts";
import { applyOperations } from "./apply-operations.ts";
import type { RawOperation } from "./apply-operations.ts";
import { printPlace, readPlace } from "./place-tree.ts";
import type { PlaceNode } from "./place-tree.ts";
import { randomReply } from "./random-reply.ts";
import type { Sandbox } from "./sandbox.ts";
import { editAsUser } from "./user-edit.ts";

/** What one random task was like, for the checks. */
export interface RandomTask {
	readonly events: readonly RawEvent[];
	/** Undo steps in the order they were made: the agent's and the user's. */
	readonly undoNames: readonly string[];
	/** The user asked to stop. */
	readonly wasStopped: boolean;
	/** What was not as it must be, in sentences. */
	readonly problems: readonly string[];
	readonly milliseconds: number;
}

type Decision =
	| { readonly decision: "approve" }
	| { readonly decision: "reject"; readonly reason: string }
	| { readonly decision: "approve_with_changes"; readonly text: string };

/** An address where no relay is. */
const NOBODY = "http://127.0.0.1:9999";

const LONGEST_TASK_MS = 20_000;

/** Operations as the user decided on them. */
function decidedOperations(proposal: RawProposal, decision: Decision): readonly RawOperation[] {
	const operations = listOf<RawOperation>(proposal.operations);
	if (decision.decision !== "approve_with_changes") return operations;
	return operations.map((operation) =>
		operation.instance === undefined
			? { ...operation, text: decision.text }
			: { ...operation, instance: { ...operation.instance, source: decision.text } },
	);
}

function settingsOf(random: Random, relayUrl: string): object {
	return {
		relayUrl: random(50) === 0 ? NOBODY : relayUrl,
		retryDelays: pick(random, [[0], [0, 0]]),
		maxRetryAfterSeconds: 0.05,
		maxSteps: 5 + random(6),
		breakerFailures: 3 + random(3),
		streamSilenceSeconds: 5,
		compactAtTokens: random(6) === 0 ? 6000 : 50_000,
		useModelSummary: random(2) === 0,
		budgetTokens: random(12) === 0 ? 40 : 1_000_000,
	};
}

/**
 * Lets a random model, a random network and a random user work on one task. The place is read whenever the agent waits, and
 * compared with what the approved operations make of it.
 */
export async function runRandomTask(sandbox: Sandbox, seed: number): Promise<RandomTask> {
	const { studio, plugin } = sandbox;
	const user = createRandom(seed);
	const model = createRandom(seed + 0x5bd1e995);
	const network = createRandom(seed + 0x27d4eb2f);
	const mode = pickWeighted(user, [
		[7, "act"],
		[3, "auto"],
		[1, "dry-run"],
		[1, "ask"],
	] as const);
	const settings = settingsOf(user, sandbox.relayUrl);
	const faultPercent = user(60);
	const goodReplies = 1 + user(5);
	const stopAfterEvents = user(5) === 0 ? user(40) : Infinity;

	const events: RawEvent[] = [];
	const undoNames: string[] = [];
	const problems: string[] = [];
	const proposals = new Map<string, RawProposal>();
	const editedPaths = new Set<string>();
	let decision: Decision = { decision: "approve" };
	let place: PlaceNode = await readPlace(studio);
	let wasStopped = false;
	let isOver = false;

	const expectPlace = async (expected: PlaceNode, when: string): Promise<void> => {
		const found = await readPlace(studio);
		if (printPlace(found) !== printPlace(expected))
			problems.push(`${when}, the place is\n${printPlace(found)}instead of\n${printPlace(expected)}`);
		place = found;
	};
	const stop = async (): Promise<void> => {
		wasStopped = !isOver;
		await plugin.request({ type: "stop" });
	};
	const userEdits = async (): Promise<void> => {
		const { undoName, path } = await editAsUser(studio, user, place);
		undoNames.push(undoName);
		editedPaths.add(path);
		place = await readPlace(studio);
	};
	const decide = async (proposal: RawProposal): Promise<void> => {
		await expectPlace(place, "before the decision");
		editedPaths.clear();
		if (user(5) === 0) await userEdits();
		if (user(25) === 0) return stop();
		const text = `print(${user(99)}) -- by the user\n`;
		decision = pickWeighted<Decision>(user, [
			[6, { decision: "approve" }],
			[2, { decision: "reject", reason: "no" }],
			[1, { decision: "approve_with_changes", text }],
		]);
		await plugin.request({ type: "decide", proposalId: proposal.id, decision });
		const again = await plugin.request({ type: "decide", proposalId: proposal.id, decision }).then(
			() => true,
			() => false,
		);
		if (again) problems.push("A proposal was decided twice.");
	};
	const pause = async (): Promise<void> => {
		if (user(3) > 0) return stop();
		await plugin.request({ type: "proceed", text: "go on" });
	};
	/** The plugin waits meanwhile; what it has just written is in the place. */
	const afterApply = async (): Promise<void> => {
		const applied = events.findLast(({ type }) => type === "proposal.applied");
		const proposal = proposals.get(String(applied?.["proposalId"]));
		if (proposal === undefined) return void problems.push("A change was saved that no proposal made.");
		const isAutomatic = events.some(
			(event) => event["isAutomatic"] === true && (event["proposal"] as RawProposal).id === proposal.id,
		);
		const operations = decidedOperations(proposal, isAutomatic ? { decision: "approve" } : decision);
		if (operations.some(({ type, path }) => type === "write_script" && editedPaths.has(path ?? "")))
			problems.push("A script was written although the user had changed it after the proposal.");
		undoNames.push(String(applied?.["undoName"]));
		await expectPlace(applyOperations(place, operations), "after the approved change");
		editedPaths.clear();
		if (user(12) === 0) await userEdits();
		if (user(25) === 0) await stop();
	};

	let work: Promise<unknown> = Promise.resolve();
	/** What the user does, one thing after the other; an answer that comes after the end is refused, and rightly so. */
	const later = (job: () => Promise<unknown>): Promise<unknown> =>
		(work = work
			.then(job)
			.catch((problem: unknown) => isOver || problems.push(`The driver failed: ${String(problem)}`)));
	const began = performance.now();
	let finish = (): void => {};
	const finished = new Promise<void>((resolve) => (finish = resolve));
	const unsubscribe = plugin.onEvent((event) => {
		if (isOver) problems.push(`${event.type} came after the task had finished.`);
		events.push(event);
		if (events.length === stopAfterEvents) later(stop);
		if (event.type === "step.started" && mode === "act" && user(10) === 0) later(userEdits);
		if (event.type === "proposal.created") {
			const proposal = event["proposal"] as RawProposal;
			proposals.set(proposal.id, proposal);
			if (event["isAutomatic"] !== true) later(() => decide(proposal));
		} else if (event.type === "question.asked") later(() => plugin.request({ type: "answer", text: "blue" }));
		else if (event.type === "task.paused") later(pause);
		else if (event.type === "task.finished") {
			isOver = true;
			finish();
		}
	});
	let good = 0;
	sandbox.answerWith(() => {
		good += 1;
		return randomReply(model, place, faultPercent, good > goodReplies);
	});
	const breakPercent = pick(network, [0, 0, 5, 20]);
	sandbox.breakConnections(() => (network(100) < breakPercent ? network(1500) : undefined));
	await plugin.request({ type: "configure", settings });
	await plugin.onCheckpoint(async () => void (await later(afterApply)));
	await plugin.request({ type: "start", goal: `Do something random (${seed})`, mode });
	const inTime = await Promise.race([
		finished.then(() => true),
		new Promise<boolean>((resolve) => setTimeout(() => resolve(false), LONGEST_TASK_MS).unref()),
	]);
	if (!inTime) {
		problems.push(`The task did not finish within ${LONGEST_TASK_MS} ms; its last event is ${events.at(-1)?.type}.`);
		await stop();
	}
	const milliseconds = performance.now() - began;
	await work;
	await expectPlace(place, "at the end");
	unsubscribe();
	return { events, undoNames, wasStopped, problems, milliseconds };
}
