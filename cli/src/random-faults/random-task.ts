import type { RawEvent, RawProposal } from "../run/task-events.ts";
import { createRandom, pick, pickWeighted } from "../testing/random.ts";
import { PlaceWatch } from "./place-watch.ts";
import { randomReply } from "./random-reply.ts";
import { randomSettings } from "./random-settings.ts";
import { RandomUser } from "./random-user.ts";
import type { Sandbox } from "./sandbox.ts";

/** What one random task was like, for the checks. */
export interface RandomTask {
	readonly events: readonly RawEvent[];
	/** Undo steps in the order they were made: the agent's and the user's. */
	readonly undoNames: readonly string[];
	/** The user asked to stop. */
	readonly wasStopped: boolean;
	/** What the history in the plugin's settings must hold; with a `part`, saving failed for a while. */
	readonly history: "none" | "part" | "all";
	/** What was not as it must be, in sentences. */
	readonly problems: readonly string[];
}

const LONGEST_TASK_MS = 20_000;

type Deed = () => Promise<unknown>;

/** Sees that a random provider answers, that ways to it break, and that settings cannot be saved. */
function disturb(sandbox: Sandbox, seed: number, watch: PlaceWatch): { readonly storeFault: string } {
	const model = createRandom(seed + 0x5bd1e995);
	const network = createRandom(seed + 0x27d4eb2f);
	const faultPercent = model(60);
	const steps = 1 + model(5);
	let replies = 0;
	sandbox.answerWith(() => {
		replies += 1;
		return randomReply(model, watch.place(), faultPercent, replies > steps);
	});
	const breakPercent = pick(network, [0, 0, 5, 20]);
	sandbox.breakConnections(() => (network(100) < breakPercent ? network(1500) : undefined));
	return { storeFault: pick(network, ["nil", "nil", "nil", '"error"', '"silent"']) };
}

/**
 * Lets a random model, a random network and a random user work on one task. The place is read whenever the agent waits, and
 * compared with what the approved operations make of it.
 */
export async function runRandomTask(sandbox: Sandbox, seed: number): Promise<RandomTask> {
	const { studio, plugin } = sandbox;
	const random = createRandom(seed);
	const watch = await PlaceWatch.start(sandbox);
	const user = new RandomUser(sandbox, random, watch);
	const { storeFault } = disturb(sandbox, seed, watch);
	const mode = pickWeighted(random, [
		[7, "act"],
		[3, "auto"],
		[1, "dry-run"],
		[1, "ask"],
	] as const);
	const stopAt = random(5) === 0 ? random(40) : -1;
	const breakStoreAt = random(20);
	const mendStoreAt = breakStoreAt + random(40);

	const events: RawEvent[] = [];
	let isOver = false;
	let hadStoreFault = false;
	let deeds: Promise<unknown> = Promise.resolve();
	/** One thing after the other; what the user says after the end is refused, and rightly so. */
	const then = (deed: Deed): Promise<unknown> =>
		(deeds = deeds.then(deed).catch((problem: unknown) => isOver || watch.problems.push(`Driver: ${String(problem)}`)));
	const breakStore = (fault: string): Promise<unknown> => {
		hadStoreFault ||= fault !== "nil";
		return studio.execute(`failSettings(${fault})`);
	};
	const reactions: Readonly<Record<string, (event: RawEvent) => Deed | undefined>> = {
		"step.started": () => (mode === "act" && random(10) === 0 ? () => user.edit() : undefined),
		"proposal.created": (event) =>
			event["isAutomatic"] === true ? undefined : () => user.decide(event["proposal"] as RawProposal),
		"question.asked": () => () => user.answer(),
		"task.paused": () => () => user.goOnOrStop(),
	};
	const seeApplied = async (): Promise<void> => {
		const applied = events.findLast(({ type }) => type === "proposal.applied");
		const created = events.findLast(({ type }) => type === "proposal.created");
		const proposal = created?.["proposal"] as RawProposal | undefined;
		if (proposal === undefined || proposal.id !== applied?.["proposalId"])
			return void watch.problems.push("A change was written that no proposal made.");
		await user.seeApplied(proposal, created?.["isAutomatic"] === true, String(applied["undoName"]));
	};

	let finish = (_inTime: boolean): void => {};
	const finished = new Promise<boolean>((resolve) => (finish = resolve));
	const unsubscribe = plugin.onEvent((event) => {
		if (isOver) watch.problems.push(`${event.type} came after the task had finished.`);
		events.push(event);
		if (events.length === stopAt) void then(() => user.stop());
		if (events.length === breakStoreAt && !isOver) void then(() => breakStore(storeFault));
		if (events.length === mendStoreAt) void then(() => breakStore("nil"));
		const reaction = reactions[event.type]?.(event);
		if (reaction !== undefined) void then(reaction);
		if (event.type !== "task.finished") return;
		isOver = true;
		finish(true);
	});
	const settings = randomSettings(random, sandbox.relayUrl);
	await plugin.request({ type: "configure", settings });
	await plugin.onCheckpoint(async () => void (await then(seeApplied)));
	await plugin.request({ type: "start", goal: `Do something random (${seed})`, mode });
	const limit = setTimeout(() => finish(false), LONGEST_TASK_MS);
	if (!(await finished)) {
		watch.problems.push(`Not finished within ${LONGEST_TASK_MS} ms; the last event is ${events.at(-1)?.type}.`);
		await user.stop();
	}
	clearTimeout(limit);
	await then(() => breakStore("nil"));
	await watch.expectUnchanged("at the end");
	unsubscribe();
	const { problems, undoNames } = watch;
	const history = settings.historyTasks === 0 ? "none" : hadStoreFault ? "part" : "all";
	return { events, undoNames, problems, history, wasStopped: user.hasStopped() };
}
