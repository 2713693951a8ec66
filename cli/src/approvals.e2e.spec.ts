import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { callReply, startFakeUpstream } from "@vector/relay/testing";
import type { ScriptedReply } from "@vector/relay/testing";
import { describe, expect, it } from "vitest";
import { copyPlace, runVector } from "./testing/run-vector.ts";
import type { VectorRun } from "./testing/run-vector.ts";

const FOLDER = (name: string): ScriptedReply =>
	callReply("create_instance", { className: "Folder", parentPath: "game.Workspace", props: { Name: name } });
const SCRIPT = callReply("open_or_create_script", {
	parentPath: "game.ServerScriptService",
	name: "Greeter",
	className: "Script",
	source: "print('proposed')\n",
});
const DONE = callReply("complete", { summary: "Done." });

interface ApprovalRun extends VectorRun {
	/** Bodies of the requests the model got. */
	readonly requests: readonly string[];
	readonly output: string;
}

async function runWith(
	script: readonly ScriptedReply[],
	approve: string | readonly object[],
	mode = "act",
): Promise<ApprovalRun> {
	const upstream = await startFakeUpstream([...script, DONE]);
	const place = copyPlace("baseplate-566.rbxl");
	const decisions = join(place, "..", "decisions.json");
	if (typeof approve !== "string") writeFileSync(decisions, JSON.stringify(approve));
	const env = { OPENAI_BASE_URL: upstream.url, OPENAI_API_KEY: "key", OPENAI_MODEL: "test-model" };
	const how = typeof approve === "string" ? approve : decisions;
	const run = await runVector(["run", "Do it", "--place", place, "--approve", how, "--mode", mode, "--json"], { env });
	await upstream.close();
	return {
		...run,
		requests: upstream.requests.map(({ text }) => text),
		output: place.replace(".rbxl", ".vector.rbxl"),
	};
}

async function inspect(
	place: string,
	selector: string,
): Promise<readonly { readonly name: string; readonly source?: string }[]> {
	return JSON.parse((await runVector(["inspect", place, "--selector", selector, "--json"])).stdout);
}

describe("a decisions file", () => {
	it("decides in order, with reasons and changed text, and the model is told", async () => {
		const run = await runWith(
			[FOLDER("First"), FOLDER("Second"), SCRIPT],
			[
				{ decision: "approve", note: "good start" },
				{ decision: "reject", reason: "one is enough" },
				{ decision: "approve_with_changes", text: "print('mine')\n" },
			],
		);
		expect(run.code).toBe(0);
		expect((await inspect(run.output, "Workspace > Folder")).map(({ name }) => name)).toEqual(["First"]);
		expect((await inspect(run.output, "#Greeter"))[0]?.source).toBe("print('mine')\n");
		expect(run.requests[1]).toContain("good start");
		expect(run.requests[2]).toContain("one is enough");
		expect(run.requests[3]).toContain("mine");
	});

	it("rejects what comes after its last entry", async () => {
		const run = await runWith([FOLDER("First"), FOLDER("Second")], [{ decision: "approve" }]);
		expect((await inspect(run.output, "Workspace > Folder")).map(({ name }) => name)).toEqual(["First"]);
	});
});

describe("auto mode", () => {
	it("applies the categories that are on without asking, and asks for a deletion", async () => {
		const removal = callReply("delete_instance", { path: "game.Workspace.First" });
		const run = await runWith([FOLDER("First"), removal], "none", "auto");
		const decided = run.events.filter((event) => event.type === "proposal.decided");
		expect(decided.map((event) => [event["decision"], event["by"]])).toEqual([
			["approve", "auto"],
			["reject", "user"],
		]);
		expect((await inspect(run.output, "Workspace > Folder")).map(({ name }) => name)).toEqual(["First"]);
	});
});
