import { readFileSync, writeFileSync } from "node:fs";
import type { ScriptedReply } from "@vector/relay/testing";
import { callReply, startFakeUpstream } from "@vector/relay/testing";
import { readBinary } from "rbx-dom";
import { describe, expect, it } from "vitest";
import { placeContents } from "./testing/place-contents.ts";
import { copyPlace, runVector } from "./testing/run-vector.ts";
import type { VectorRun } from "./testing/run-vector.ts";

const MEMORY = "game.ServerStorage.Vector.Memory";
const CREATE = callReply("create_instance", {
	className: "Part",
	parentPath: "game.Workspace",
	props: { Name: "Door", Anchored: true },
});
const REMEMBER = callReply("remember", {
	section: "conventions",
	text: "Doors are parts named Door.",
	anchor: { type: "instance_exists", path: "game.Workspace.Door" },
});
const REMEMBER_GOAL = callReply("remember", { section: "charter", text: "A quiet game without combat." });
const DELETE = callReply("delete_instance", { path: "game.Workspace.Door" });
const DONE = callReply("complete", { summary: "Done." });

interface MemoryRun extends VectorRun {
	/** What each request began with. */
	readonly systems: readonly string[];
	readonly told: string;
}

async function run(script: readonly ScriptedReply[], place: string, ...args: readonly string[]): Promise<MemoryRun> {
	const upstream = await startFakeUpstream(script);
	const env = { OPENAI_BASE_URL: upstream.url, OPENAI_API_KEY: "key", OPENAI_MODEL: "test-model" };
	const result = await runVector(["run", "Add a door", "--place", place, "--json", ...args], { env });
	await upstream.close();
	const bodies = upstream.requests.map(
		({ body }) => body as { readonly messages: readonly { readonly content: string }[] },
	);
	return {
		...result,
		systems: bodies.map((body) => body.messages[0]?.content ?? ""),
		told: JSON.stringify(upstream.requests),
	};
}

const resultOf = (place: string): string => place.replace(".rbxl", ".vector.rbxl");

async function memoryOf(place: string): Promise<string | undefined> {
	const found = await runVector(["inspect", place, "--path", MEMORY, "--json"]);
	return found.code === 0 ? (JSON.parse(found.stdout) as { readonly source: string }).source : undefined;
}

/** Writes a script of the place as a person would: with no agent about. */
function editByHand(place: string, before: string, after: string): void {
	const dom = readBinary(readFileSync(place));
	const edited = dom
		.snapshot()
		.instances.find(({ properties }) => JSON.stringify(properties["Source"]) === JSON.stringify({ String: before }));
	dom.setProperty(edited?.referent ?? "", "Source", { String: after });
	writeFileSync(place, dom.toBinary());
}

async function placeWithNotes(): Promise<string> {
	const place = copyPlace("baseplate-566.rbxl");
	const first = await run([REMEMBER_GOAL, REMEMBER, CREATE, DONE], place, "--approve", "all");
	expect(first.code).toBe(0);
	return resultOf(place);
}

describe("the project memory", () => {
	it("is written with approval, and stands in front of every request of the next run", async () => {
		const place = copyPlace("baseplate-566.rbxl");
		const first = await run([REMEMBER_GOAL, REMEMBER, CREATE, DONE], place, "--approve", "all");
		expect(first.code).toBe(0);
		const offered = first.events.filter((event) => event.type === "proposal.created").at(-1);
		expect(offered).toMatchObject({ tool: "project_memory", summary: "Keep 2 notes with the place" });
		const memory = await memoryOf(resultOf(place));
		expect(memory).toMatch(/# Charter\n- A quiet game without combat\. \(noted \d{4}-\d\d-\d\d\)\n\n# Conventions\n/);
		expect(memory).toMatch(
			/- Doors are parts named Door\. \{"path":"game\.Workspace\.Door","type":"instance_exists"\} \(verified /,
		);

		const second = await run([CREATE, DONE], resultOf(place), "--approve", "all");
		expect(second.code).toBe(0);
		expect(second.systems).toHaveLength(2);
		expect(new Set(second.systems).size).toBe(1);
		expect(second.systems[0]).toContain("Charter:\n- A quiet game without combat.\nConventions:\n- Doors are parts");
	});

	it("leaves the place as it was when keeping is rejected, and completes all the same", async () => {
		const place = copyPlace("baseplate-566.rbxl");
		const out = resultOf(place);
		const rejected = await run([REMEMBER_GOAL, DONE], place, "--approve", "none", "--out", out);
		expect(rejected.code).toBe(0);
		expect(rejected.events.some((event) => event.type === "proposal.decided")).toBe(true);
		expect(placeContents(out)).toEqual(placeContents(place));
	});

	it("keeps what a person edited, and tells that a note is no longer true", async () => {
		const place = await placeWithNotes();
		const before = (await memoryOf(place)) ?? "";
		const edited = before.replace("# Key paths", '# Money\n* No pay to win\n- torn {"type":"instance\n\n# Key paths');
		editByHand(place, before, edited);
		expect((await run([DELETE, DONE], place, "--approve", "all", "--in-place")).code).toBe(0);
		expect(await memoryOf(place)).toBe(edited);

		const note = callReply("remember", { section: "decisions", text: "Walls are wedges." });
		const next = await run([note, DONE], place, "--approve", "all", "--in-place");
		expect(next.code).toBe(0);
		expect(next.systems[0]).toContain("[no longer true: game.Workspace has no child named");
		expect(next.systems[0]).toContain("Money:\n- No pay to win\n- torn");
		const loaded = next.events.find((event) => event.type === "memory.loaded");
		expect(JSON.stringify(loaded?.["problems"])).toContain("was read as plain text");
		const after = (await memoryOf(place)) ?? "";
		expect(after.split("\n").filter((line) => !line.includes("Walls are wedges."))).toEqual(edited.split("\n"));
		expect(after).toContain("# Decisions\n- Walls are wedges.");
	});

	it("is searched by recall", async () => {
		const place = await placeWithNotes();
		const found = await run([callReply("recall", { query: "door" }), DONE], place, "--approve", "all");
		expect(found.told).toContain("- Conventions: Doors are parts named Door.");
	});
});
