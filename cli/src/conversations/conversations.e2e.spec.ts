import { describe, expect, it } from "vitest";
import { changesBetween } from "../testing/place-changes.ts";
import { building } from "./building.ts";
import { expectInvariants } from "./check-invariants.ts";
import { compaction } from "./compaction.ts";
import { editing } from "./editing.ts";
import { faults } from "./faults.ts";
import { injection } from "./injection.ts";
import { loops } from "./loops.ts";
import { modes } from "./modes.ts";
import { plans } from "./plans.ts";
import { refusals } from "./refusals.ts";
import { runConversation } from "./run-conversation.ts";
import { wrongTools } from "./wrong-tools.ts";

const THEMES = {
	building,
	compaction,
	editing,
	faults,
	injection,
	loops,
	modes,
	plans,
	refusals,
	"wrong tools": wrongTools,
};

describe.each(Object.entries(THEMES))("in a conversation about %s, the agent", (_, conversations) => {
	it.concurrent.each(conversations.map((conversation) => [conversation.name, conversation] as const))(
		"%s",
		async (__, conversation) => {
			const talk = await runConversation(conversation);
			expectInvariants(talk);
			const { outcome, reason } = talk.events.at(-1)!;
			expect(`${outcome} ${reason}`).toBe(conversation.ends);
			if (typeof conversation.model !== "function") expect(talk.requests.length).toBe(conversation.model.length);
			expect(changesBetween(talk.before, talk.after)).toEqual(conversation.changes ?? {});
			conversation.check?.(talk);
		},
	);
});

it("there are at least forty conversations", () => {
	expect(Object.values(THEMES).flat().length).toBeGreaterThanOrEqual(40);
});
