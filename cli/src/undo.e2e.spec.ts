import { randomInt } from "node:crypto";
import { join } from "node:path";
import type { ScriptedReply } from "@vector/relay/testing";
import { callReply, startFakeUpstream } from "@vector/relay/testing";
import { describe, expect, it } from "vitest";
import { openPlugin } from "./run/open-plugin.ts";
import { findRelay } from "./run/relay-choice.ts";
import { runTask } from "./run/run-task.ts";
import type { RawEvent } from "./run/task-events.ts";
import { placeContents } from "./testing/place-contents.ts";
import { createRandom } from "./testing/random.ts";
import { copyPlace } from "./testing/run-vector.ts";

interface Target {
	readonly path: string;
	readonly className: string;
}

type MakeCall = (
	target: Target,
	index: number,
	random: (below: number) => number,
) => { readonly tool: string; readonly args: object };

const CALLS: readonly MakeCall[] = [
	({ path }, index) => ({
		tool: "create_instance",
		args: {
			className: "Part",
			parentPath: path,
			props: { Name: `New${index}`, Anchored: true, "@Level": index, "#tags": ["fresh"] },
		},
	}),
	({ path }, index) => ({ tool: "set_properties", args: { path, props: { "@Touched": index, "@Note": "a\nb" } } }),
	({ path }, _, random) => ({
		tool: "set_properties",
		args: {
			path,
			props: { Color: [random(2), random(2), 0.25], Transparency: random(10) / 10, Size: [1 + random(5), 2, 3] },
		},
	}),
	({ path }, index) => ({ tool: "rename_instance", args: { path, newName: `Renamed${index}` } }),
	({ path }) => ({ tool: "delete_instance", args: { path } }),
	(_, index) => ({
		tool: "open_or_create_script",
		args: {
			parentPath: "game.ServerScriptService",
			name: `Made${index}`,
			className: "Script",
			source: `print(${index})\n`,
		},
	}),
];

async function runRandomTask(seed: number, steps: number) {
	const place = copyPlace("obby.rbxl");
	const { studio, plugin } = await openPlugin(place);
	const random = createRandom(seed);
	const targets = (await plugin.request({
		type: "inspect",
		selector: "Workspace >> BasePart, Workspace >> Model",
	})) as readonly Target[];
	const reply = (_: unknown, index: number): ScriptedReply => {
		if (index >= steps) return callReply("complete", { summary: "enough" });
		const { tool, args } = CALLS[random(CALLS.length)]!(targets[random(targets.length)]!, index, random);
		return callReply(tool, args);
	};
	const upstream = await startFakeUpstream([], { otherwise: reply });
	const relay = await findRelay(undefined, {
		OPENAI_BASE_URL: upstream.url,
		OPENAI_API_KEY: "key",
		OPENAI_MODEL: "test-model",
	});
	const events: RawEvent[] = [];
	plugin.onEvent((event) => events.push(event));
	await plugin.request({ type: "configure", settings: { relayUrl: relay.url, maxSteps: 200, breakerFailures: 200 } });
	await runTask(
		plugin,
		{ type: "start", goal: "change things", mode: "act" },
		{ approve: async () => ({ decision: "approve" }) },
	);
	const applied = events.filter((event) => event.type === "proposal.applied" && event["ok"] === true);
	return {
		place,
		studio,
		plugin,
		applied,
		close: async () => Promise.all([studio.close(), relay.close(), upstream.close()]),
	};
}

describe("undo", () => {
	it("gives back the exact starting state after any sequence of tools, one step for each approval; redo gives back the end", async () => {
		const seed = Number(process.env["SEED"] ?? randomInt(2 ** 31));
		console.log(`seed ${seed}`);
		for (let round = 0; round < 4; round++) {
			const { place, studio, plugin, applied, close } = await runRandomTask(seed + round, 30);
			expect(applied.length).toBeGreaterThan(5);
			const file = (name: string): string => join(place, "..", `${name}.rbxl`);
			await studio.savePlace(file("after"));
			for (const event of applied.toReversed()) expect(await plugin.request({ type: "undo" })).toBe(event["undoName"]);
			await expect(plugin.request({ type: "undo" })).rejects.toThrow();
			await studio.savePlace(file("undone"));
			expect(placeContents(file("undone"))).toEqual(placeContents(place));
			for (const event of applied) expect(await plugin.request({ type: "redo" })).toBe(event["undoName"]);
			await studio.savePlace(file("redone"));
			expect(placeContents(file("redone"))).toEqual(placeContents(file("after")));
			await close();
		}
	});
});
