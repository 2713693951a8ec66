import type { ChatScript, ScriptedReply } from "@vector/relay/testing";
import {
	callReply,
	chatReply,
	cutReply,
	endedReply,
	errorInStreamReply,
	errorReply,
	inPieces,
	rateLimitReply,
	stallReply,
} from "@vector/relay/testing";
import { expect } from "vitest";
import { lastResult } from "./chat-messages.ts";
import type { Conversation, Turn } from "./conversation.ts";
import { DONE, eventsOf, folder } from "./shared.ts";

const MADE = { "Workspace.Made": "created Folder" };
const CREATE: ChatScript = {
	text: "Größe ✓ 😀",
	calls: [
		{ name: "create_instance", args: { className: "Folder", parentPath: "game.Workspace", props: { Name: "Made" } } },
	],
};
const MADE_TWO = { "Workspace.One": "created Folder", "Workspace.Two": "created Folder" };

const atEveryStep = (fault: ScriptedReply): readonly Turn[] =>
	[folder("One"), folder("Two"), DONE].flatMap((turn) => [fault, turn]);

/** A fault the relay or the plugin gets over by asking again. */
const overcome = (name: string, fault: ScriptedReply): Conversation => ({
	name: `gets over ${name} at every step, and writes nothing twice`,
	model: atEveryStep(fault),
	ends: "completed done",
	changes: MADE_TWO,
	check: ({ requests }) =>
		requests.forEach(({ text }, index) => index % 2 === 1 && expect(text).toBe(requests[index - 1]?.text)),
});

export const faults: readonly Conversation[] = [
	overcome("a limit of requests", rateLimitReply("0")),
	overcome("a stream that breaks amid a call", cutReply(CREATE, 8)),
	overcome("a stream that ends early", endedReply(CREATE, 8)),
	overcome("an error inside a stream", errorInStreamReply({ code: 502, message: "the upstream died" })),
	overcome("a stream that stalls", stallReply(CREATE, 4)),
	{
		name: "reads replies that come byte by byte",
		model: [inPieces(chatReply({ ...CREATE, pieceLength: 1 }), 1), inPieces(DONE, 3)],
		ends: "completed done",
		changes: MADE,
		check: (talk) => expect(eventsOf(talk, "assistant.text")[0]?.["text"]).toBe("Größe ✓ 😀"),
	},
	{
		name: "says that the key is wrong and that no model was reached, without trying again",
		model: [errorReply(401, { message: "Incorrect API key provided" })],
		ends: "failed model_unreachable",
		check: (talk) => expect(eventsOf(talk, "error")[0]).toMatchObject({ code: "upstream_unauthorized" }),
	},
	{
		name: "keeps what was approved when the provider is gone for good",
		model: [folder("Made"), ...Array.from({ length: 4 }, () => errorReply(500, { message: "gone" }))],
		ends: "failed model_error",
		changes: MADE,
	},
	{
		name: "does not take a reply that was cut by its length limit for done",
		model: [
			chatReply({ text: "I would now create a fol", finish: "length" }),
			chatReply({
				calls: [{ name: "create_instance", args: '{"className": "Folder", "parentPath": "game.Wor' }],
				finish: "length",
			}),
			chatReply(CREATE),
			DONE,
		],
		ends: "completed done",
		changes: MADE,
	},
	{
		name: "stops when the budget of tokens is used up, warns before, and keeps what was approved",
		args: ["--budget", "10000tokens"],
		model: [1, 2].map((n) =>
			chatReply({
				calls: [
					{
						name: "create_instance",
						args: { className: "Folder", parentPath: "game.Workspace", props: { Name: `Made${n}` } },
					},
				],
				usage: { prompt_tokens: 4500, completion_tokens: 600 },
			}),
		),
		ends: "stopped budget",
		changes: { "Workspace.Made1": "created Folder", "Workspace.Made2": "created Folder" },
		check: (talk) => {
			expect(eventsOf(talk, "task.paused")[0]).toMatchObject({ reason: "budget" });
			expect(talk.events.at(-1)?.["usage"]).toMatchObject({ inputTokens: 9000, outputTokens: 1200 });
		},
	},
	{
		name: "goes on when a write cannot be made, tells the model why, and leaves nothing half done",
		model: [
			callReply("create_instance", {
				className: "Folder",
				parentPath: "game.Workspace",
				props: { Name: "Half" },
				children: [{ className: "Folder", props: { Name: "Deep" }, children: [{ className: "NoSuchClass" }] }],
			}),
			chatReply(CREATE),
			DONE,
		],
		ends: "completed done",
		changes: MADE,
		check: ({ requests }) => expect(lastResult(requests[1])).toContain("NoSuchClass"),
	},
];
