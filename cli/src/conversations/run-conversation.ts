import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ReceivedRequest, ScriptedReply } from "@vector/relay/testing";
import { callReply, errorReply, startFakeUpstream } from "@vector/relay/testing";
import type { RawEvent } from "../run/task-events.ts";
import { readInstances } from "../testing/place-changes.ts";
import { runVector, sha256 } from "../testing/run-vector.ts";
import type { Conversation, Talk } from "./conversation.ts";
import { writeShopPlace } from "./shop-place.ts";

/** The key of every run; it must be seen nowhere but in the request's header. */
export const SECRET = "sk-conversation-0123456789abcdef";

const BYTES_PER_TOKEN = 4;
/** Share of the window from which a history is compacted, by default. */
const COMPACTED_SHARE = 0.8;

/** Faults are noticed within the time of a test. */
const TIMEOUTS = { VECTOR_IDLE_TIMEOUT_MS: "1000", VECTOR_FIRST_BYTE_TIMEOUT_MS: "2000", VECTOR_RETRIES: "1" };

function readLedger(path: string): readonly RawEvent[] {
	return readFileSync(path, "utf8")
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line) as RawEvent);
}

/** Plays the model's part: one turn a request, then a refusal that a conversation does not expect. */
function answerer({ model }: Conversation): (request: ReceivedRequest, index: number) => ScriptedReply {
	if (typeof model === "function") return model;
	return (request, index) => {
		const turn = model[index];
		if (turn === undefined) return errorReply(400, { message: "The conversation is over." });
		return typeof turn === "function" ? turn(request) : turn;
	};
}

/** Tokens of a task's first request, measured on the real command. */
async function measureFirstRequest(): Promise<number> {
	const talk = await runConversation({ name: "", model: [callReply("complete", { summary: "" })], ends: "" });
	return Math.round((talk.requests[0]?.text.length ?? 0) / BYTES_PER_TOKEN);
}
let firstRequest: Promise<number> | undefined;

/** The provider's list of models; a window of which the history's share leaves just the room that is asked for. */
async function modelList(roomTokens: number): Promise<readonly object[]> {
	const taken = await (firstRequest ??= measureFirstRequest());
	return [{ id: "test-model", context_length: Math.round((taken + roomTokens) / COMPACTED_SHARE) }];
}

/** Holds a conversation through the real command and a relay on real sockets. */
export async function runConversation(conversation: Conversation): Promise<Talk> {
	const { goal = "Improve the shop", args = [], approve = "all", place: additions, roomTokens, env } = conversation;
	const folder = mkdtempSync(join(tmpdir(), "vector-talk-"));
	const place = join(folder, "shop.rbxl");
	writeShopPlace(place, additions);
	const hash = sha256(place);
	const decisions = join(folder, "decisions.json");
	if (typeof approve !== "string") writeFileSync(decisions, JSON.stringify(approve));
	const upstream = await startFakeUpstream([], {
		otherwise: answerer(conversation),
		...(roomTokens === undefined ? {} : { models: await modelList(roomTokens) }),
	});
	const how = typeof approve === "string" ? approve : decisions;
	const run = await runVector(["run", goal, "--place", place, "--approve", how, "--json", ...args], {
		env: { OPENAI_BASE_URL: upstream.url, OPENAI_API_KEY: SECRET, OPENAI_MODEL: "test-model", ...TIMEOUTS, ...env },
	});
	await upstream.close();
	const output = place.replace(".rbxl", ".vector.rbxl");
	const lines = readLedger(output.replace(".rbxl", ".ledger.jsonl"));
	const before = readInstances(place);
	const talk: Talk = {
		...run,
		requests: upstream.requests,
		ledger: lines.filter(({ type }) => type !== "place.saved"),
		saveCount: lines.filter(({ type }) => type === "place.saved").length,
		hasOutput: existsSync(output),
		before,
		after: existsSync(output) ? readInstances(output) : before,
		isInputUntouched: sha256(place) === hash,
	};
	rmSync(folder, { recursive: true });
	return talk;
}
