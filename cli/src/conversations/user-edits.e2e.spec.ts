import { callReply, startFakeUpstream } from "@vector/relay/testing";
import type { ReceivedRequest, ScriptedReply } from "@vector/relay/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openPlugin } from "../run/open-plugin.ts";
import type { OpenedPlugin } from "../run/open-plugin.ts";
import { findRelay } from "../run/relay-choice.ts";
import type { RelayHandle } from "../run/relay-choice.ts";
import { runTask } from "../run/run-task.ts";
import type { RawEvent, RawProposal } from "../run/task-events.ts";
import { lastResult } from "./chat-messages.ts";
import { expectApprovedWrites, expectWholeLog } from "./check-invariants.ts";
import { DONE, folder, read } from "./shared.ts";

const PATH = "game.ServerScriptService.Main";
const TEXT = "local speed = 16\nlocal jumps = 1\nprint(speed, jumps)\n";
const MAIN = 'game:GetService("ServerScriptService").Main';
const SOURCE = `return game:GetService("ScriptEditorService"):GetEditorSource(${MAIN})`;
const WRITE = (text: string): string =>
	`game:GetService("ScriptEditorService"):UpdateSourceAsync(${MAIN}, function() return ${JSON.stringify(text)} end)`;
const BY_USER = TEXT.replace("jumps = 1", "jumps = 2");

const patch = (find: string, replace: string) =>
	callReply("patch_script", { path: PATH, patches: [{ find, replace }] });
const insertFirst = callReply("apply_edit", {
	path: PATH,
	edits: [{ start: { line: 0, character: 0 }, end: { line: 0, character: 0 }, text: "--!strict\n" }],
});
/** The user takes their time over this, and works in the place meanwhile. */
const ask = callReply("ask_user", { question: "Shall I go on?" });

let opened: OpenedPlugin;
let relay: RelayHandle;
let turns: readonly ScriptedReply[] = [];
let requests: ReceivedRequest[] = [];
let closeUpstream: () => Promise<void>;

beforeAll(async () => {
	const upstream = await startFakeUpstream([], {
		otherwise: (request) => turns[requests.push(request) - 1] ?? callReply("complete", { summary: "Too many calls." }),
	});
	closeUpstream = upstream.close;
	relay = await findRelay(undefined, {
		OPENAI_BASE_URL: upstream.url,
		OPENAI_API_KEY: "key",
		OPENAI_MODEL: "test-model",
	});
	opened = await openPlugin(undefined);
	await opened.plugin.request({ type: "configure", settings: { relayUrl: relay.url } });
});

afterAll(async () => {
	await opened.studio.close();
	await relay.close();
	await closeUpstream();
});

beforeEach(async () => {
	await opened.studio.execute(`
local service = game:GetService("ServerScriptService")
service:ClearAllChildren()
local main = Instance.new("Script")
main.Name = "Main"
main.Source = ${JSON.stringify(TEXT)}
main.Parent = service
for _, child in workspace:GetChildren() do
	if child:IsA("Folder") then
		child:Destroy()
	end
end
game:GetService("ChangeHistoryService"):ResetWaypoints()
`);
});

interface UserActs {
	/** Luau the user's hand runs before the n-th approval, from 0. */
	readonly beforeApproval?: readonly (string | undefined)[];
	/** Luau the user's hand runs before the answer to a question. */
	readonly beforeAnswer?: string;
}

async function talk(model: readonly ScriptedReply[], acts: UserActs): Promise<readonly RawEvent[]> {
	const { studio, plugin } = opened;
	turns = model;
	requests = [];
	const events: RawEvent[] = [];
	const unsubscribe = plugin.onEvent((event) => events.push(event));
	let approvals = 0;
	await runTask(
		plugin,
		{ type: "start", goal: "Make the player faster", mode: "act" },
		{
			approve: async () => {
				const act = acts.beforeApproval?.[approvals];
				approvals += 1;
				if (act !== undefined) await studio.execute(act);
				return { decision: "approve" };
			},
			answer: async () => {
				if (acts.beforeAnswer !== undefined) await studio.execute(acts.beforeAnswer);
				return "yes";
			},
		},
	);
	unsubscribe();
	expectWholeLog(events);
	expectApprovedWrites(events);
	expect(requests.length).toBe(model.length);
	return events;
}

const source = (): Promise<unknown> => opened.studio.execute(SOURCE);

/** Whether each proposal of the model was written; what Vector offers to keep by itself is left out. */
function applied(events: readonly RawEvent[]): readonly unknown[] {
	const own = new Set<string>();
	for (const event of events) {
		const proposal = event["proposal"] as RawProposal | undefined;
		if (proposal !== undefined && proposal.callId !== "") own.add(proposal.id);
	}
	return events
		.filter((event) => event.type === "proposal.applied" && own.has(String(event["proposalId"])))
		.map((event) => event["ok"]);
}

describe("while the user edits the same place, the agent", () => {
	it("does not write over a script that changed between proposal and approval, and builds on the change", async () => {
		const events = await talk(
			[read(PATH), patch("speed = 16", "speed = 32"), read(PATH), patch("speed = 16", "speed = 32"), DONE],
			{ beforeApproval: [WRITE(BY_USER)] },
		);
		expect(applied(events)).toEqual([false, true]);
		expect(lastResult(requests[2])).toContain("nothing was written");
		expect(lastResult(requests[3])).toContain("jumps = 2");
		expect(await source()).toBe(BY_USER.replace("speed = 16", "speed = 32"));
	});

	it("may not edit by position what changed after it was read", async () => {
		const events = await talk([read(PATH), ask, insertFirst, read(PATH), insertFirst, DONE], {
			beforeAnswer: WRITE(BY_USER),
		});
		expect(applied(events)).toEqual([true]);
		expect(lastResult(requests[3])).toContain("changed since it was read");
		expect(await source()).toBe(`--!strict\n${BY_USER}`);
	});

	it("keeps lines the user wrote elsewhere in the script", async () => {
		await talk([read(PATH), ask, patch("local speed = 16", "local speed = 32"), DONE], {
			beforeAnswer: WRITE(BY_USER),
		});
		expect(await source()).toBe(BY_USER.replace("speed = 16", "speed = 32"));
	});

	it("reads and keeps what the user has typed and not saved", async () => {
		const typed = `
local editor = game:GetService("ScriptEditorService")
editor:OpenScriptDocumentAsync(${MAIN})
editor:FindScriptDocument(${MAIN}):EditTextAsync("-- typed\\n", 1, 1, 1, 1)
`;
		await talk([ask, read(PATH), patch("speed = 16", "speed = 32"), DONE], { beforeAnswer: typed });
		expect(lastResult(requests[2])).toContain("-- typed");
		expect(await source()).toBe(`-- typed\n${TEXT.replace("speed = 16", "speed = 32")}`);
	});

	it("creates nothing in a parent that the user has deleted or renamed meanwhile", async () => {
		for (const act of ["workspace.Base:Destroy()", 'workspace.Base.Name = "Castle"']) {
			const events = await talk([folder("Base"), folder("Inner", "game.Workspace.Base"), DONE], {
				beforeApproval: [undefined, act],
			});
			expect(applied(events)).toEqual([true, false]);
			expect(lastResult(requests[2])).toContain("nothing was written");
			expect(await opened.studio.execute("return #workspace:QueryDescendants('#Inner')")).toBe(0);
		}
	});

	it("does not delete what the user has just worked on", async () => {
		const events = await talk([callReply("delete_instance", { path: PATH }), DONE], {
			beforeApproval: [WRITE(BY_USER)],
		});
		expect(applied(events)).toEqual([false]);
		expect(await source()).toBe(BY_USER);
	});

	it("sees that the user undid its last change", async () => {
		const events = await talk(
			[read(PATH), patch("speed = 16", "speed = 32"), ask, patch("speed = 32", "speed = 64"), DONE],
			{ beforeAnswer: 'game:GetService("ChangeHistoryService"):Undo()' },
		);
		expect(applied(events)).toEqual([true]);
		expect(lastResult(requests[4])).toContain("local speed = 16");
		expect(await source()).toBe(TEXT);
	});

	it("is not disturbed by work on other scripts", async () => {
		const other = 'Instance.new("Script", game:GetService("ServerScriptService")).Name = "Other"';
		const events = await talk([read(PATH), patch("speed = 16", "speed = 32"), DONE], { beforeApproval: [other] });
		expect(applied(events)).toEqual([true]);
	});
});
