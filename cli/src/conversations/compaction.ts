import type { ReceivedRequest, ScriptedReply } from "@vector/relay/testing";
import { callReply, chatReply, errorReply, textReply } from "@vector/relay/testing";
import { expect } from "vitest";
import { isSummaryRequest } from "./chat-messages.ts";
import type { Conversation } from "./conversation.ts";
import { countText, eventsOf } from "./shared.ts";
import { script } from "./shop-place.ts";

const GOAL = "Give each of the twelve districts a folder, and never touch the shop";
const DISTRICTS = 12;
const REJECTED = "Delete Model game.Workspace.Shop";

const districtScript = (index: number): string =>
	Array.from({ length: 40 }, (_, line) => `local district${index}Line${line} = ${line} * ${index}`).join("\n");

const PLACE = {
	ServerScriptService: Array.from({ length: DISTRICTS }, (_, index) =>
		script(`District${index}`, districtScript(index)),
	),
};

const CHANGES = Object.fromEntries(
	Array.from({ length: DISTRICTS }, (_, index) => [`Workspace.Folder${index}`, "created Folder"]),
);

const reply = (request: ReceivedRequest, name: string, args: object): ScriptedReply =>
	chatReply({
		calls: [{ name, args }],
		usage: { prompt_tokens: Math.round(request.text.length / 4), completion_tokens: 20 },
	});

interface LongTask {
	readonly name: string;
	/** See `Conversation`. */
	readonly roomTokens?: number;
	readonly tier: string;
	/** Answer to a request for a summary. */
	readonly summarise: () => ScriptedReply;
	/** Failures the task begins with; their long messages make the structured summary longer than the sampled one. */
	readonly mistakes?: number;
	/** The request with this number is refused as too long. */
	readonly overflowsAt?: number;
}

/** Tries to delete the shop, then reads a script and makes a folder for each district. */
function createModel({ summarise, overflowsAt, mistakes = 0 }: LongTask): (request: ReceivedRequest) => ScriptedReply {
	let step = -1 - mistakes;
	let requests = 0;
	return (request) => {
		requests += 1;
		if (requests === overflowsAt)
			return errorReply(400, {
				message: "This model's maximum context length is 8000 tokens.",
				code: "context_length_exceeded",
			});
		if (isSummaryRequest(request)) return summarise();
		step += 1;
		if (step < 0)
			return reply(request, "read_script", { path: `game.ServerScriptService.${"Missing".repeat(12)}${-step}` });
		if (step === 0) return reply(request, "delete_instance", { path: "game.Workspace.Shop" });
		const district = Math.floor((step - 1) / 2);
		if (district >= DISTRICTS) return callReply("complete", { summary: "Twelve folders." });
		if (step % 2 === 1) return reply(request, "read_script", { path: `game.ServerScriptService.District${district}` });
		return reply(request, "create_instance", {
			className: "Folder",
			parentPath: "game.Workspace",
			props: { Name: `Folder${district}` },
		});
	};
}

const isCompacted = (request: ReceivedRequest): boolean => request.text.includes("Paths touched by this task:");

/** What a request after a compaction no longer tells of the goal, the decision and the paths written before it. */
function lostIn(request: ReceivedRequest, written: number): readonly string[] {
	const paths = Array.from({ length: written }, (_, index) => `Folder${index}`);
	const isThere = (fact: string): boolean => new RegExp(`${fact}\\b`).test(request.text);
	return [GOAL, REJECTED, ...paths].filter((fact) => !isThere(fact));
}

function expectNothingLost(requests: readonly ReceivedRequest[]): void {
	const steps = requests.filter((request) => !isSummaryRequest(request));
	expect(steps.some(isCompacted)).toBe(true);
	let written = 0;
	for (const request of steps) {
		if (isCompacted(request)) expect(lostIn(request, written)).toEqual([]);
		while (request.text.includes(`Create Folder game.Workspace.Folder${written}`)) written += 1;
	}
	expect(written).toBe(DISTRICTS);
}

function longTask(task: LongTask): Conversation {
	return {
		name: task.name,
		goal: GOAL,
		place: PLACE,
		...(task.roomTokens === undefined ? {} : { roomTokens: task.roomTokens }),
		approve: [
			{ decision: "reject", reason: "the shop stays" },
			...Array.from({ length: DISTRICTS }, () => ({ decision: "approve" })),
		],
		model: createModel(task),
		ends: "completed done",
		changes: CHANGES,
		check: (talk) => {
			expect(eventsOf(talk, "context.compacted").map((event) => event["tier"])).toContain(task.tier);
			for (const event of eventsOf(talk, "context.compacted"))
				expect(Number(event["tokensAfter"])).toBeLessThan(Number(event["tokensBefore"]));
			expectNothingLost(talk.requests);
			expect(countText(talk.stdout, '"proposal.applied"')).toBe(DISTRICTS);
		},
	};
}

/** Long first failures make the structured summary longer than the sampled one, which a small window then asks for. */
const MISTAKES = 4;

export const compaction: readonly Conversation[] = [
	longTask({
		name: "that outgrows the window sums up in its own words and loses nothing",
		roomTokens: 4000,
		tier: "ai",
		summarise: () =>
			textReply("Objective: a folder for each district. The shop is left alone. Next move: the next district."),
	}),
	longTask({
		name: "whose summary fails at the provider goes on with a structured one",
		roomTokens: 4000,
		tier: "structured",
		summarise: () => errorReply(500, { message: "no summary today" }),
	}),
	longTask({
		name: "that calls a tool instead of summing up goes on with the steps that matter most",
		roomTokens: 2300,
		tier: "sampled",
		mistakes: MISTAKES,
		summarise: () => callReply("delete_instance", { path: "game.Workspace.Shop" }),
	}),
	longTask({
		name: "that says nothing and has hardly any room goes on with the bare facts",
		roomTokens: 1500,
		tier: "plain",
		summarise: () => textReply(""),
	}),
	longTask({
		name: "whose provider finds a request too long goes on with a shorter one",
		tier: "structured",
		summarise: () => textReply(""),
		overflowsAt: 20,
	}),
];
