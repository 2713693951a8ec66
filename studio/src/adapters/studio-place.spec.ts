import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import type { HeadlessStudio } from "../headless-studio.ts";
import { type ComparableInstance, readComparable } from "../testing/comparable-tree.ts";
import { placeFixture, withFolder, withStudio } from "../testing/use-studio.ts";
import { PLUGIN } from "./built-plugin.ts";

const PLACES = ["obby.rbxl", "all-instances-415.rbxl", "baseplate-566.rbxl"] as const;
const RANDOM_CHANGES = readFileSync(new URL("./random-changes.luau", import.meta.url), "utf8");

async function withPlace<T>(place: string, work: (studio: HeadlessStudio) => Promise<T>): Promise<T> {
	return withStudio(
		async (studio) => {
			await studio.loadPlace(placeFixture(place));
			await studio.loadPlugin(PLUGIN);
			return work(studio);
		},
		{ timeoutMs: 120_000 },
	);
}

async function savedAfter(
	place: string,
	change: (studio: HeadlessStudio) => Promise<unknown>,
): Promise<readonly ComparableInstance[]> {
	return withFolder(async (folder) => {
		const output = join(folder, place);
		await withPlace(place, async (studio) => {
			await change(studio);
			await studio.savePlace(output);
		});
		return readComparable(output);
	});
}

describe.each(PLACES)("in %s", (place) => {
	it("every instance is found by its own path, and is described alike in every listing", async () => {
		const wrong = await withPlace(place, (studio) =>
			studio.execute(`
				local paths = require(pluginRoot.TS.studio["instance-paths"])
				local scene = require(pluginRoot.TS.studio["create-studio-scene"]).createStudioScene()
				local wrong, seen = {}, 0
				local function visit(path)
					local children = scene:children(path)
					if not children.ok then table.insert(wrong, children.error) return end
					for _, child in children.value do
						seen += 1
						local located = paths.locate(child.path)
						local same = located.ok and located.value.path == child.path
							and paths.pathOf(located.value.instance) == child.path
						if not same then table.insert(wrong, child.path) end
						visit(child.path)
					end
				end
				visit("game")
				return if seen > 10 then wrong else { "only " .. seen .. " instances seen" }
			`),
		);
		expect(wrong).toEqual([]);
	});

	it("every property that is not at its default can be read and set to what it is", async () => {
		const problems = await withPlace(place, (studio) =>
			studio.execute(`
				local scene = require(pluginRoot.TS.studio["create-studio-scene"]).createStudioScene()
				local problems = {}
				local function visit(info)
					local read = scene:properties(info.path)
					if not read.ok then table.insert(problems, read.error) return end
					local writable = {}
					local class = scene:classInfo(info.className)
					for key, value in read.value.values do
						local property = class and class.properties[key]
						if property == nil or property.canWrite then writable[key] = value end
					end
					local set = scene:set(info.path, writable)
					if not set.ok then table.insert(problems, info.path .. ": " .. set.error) end
					for _, child in scene:children(info.path).value do visit(child) end
				end
				for _, service in scene:children("game").value do visit(service) end
				return problems
			`),
		);
		expect(problems).toEqual([]);
	});
});

describe("random changes to a real place", () => {
	const seed = Number(process.env["VECTOR_SEED"] ?? Date.now() % 1_000_000);

	async function playChanges(studio: HeadlessStudio): Promise<{ readonly applied: number; readonly failed: number }> {
		return (await studio.execute(`local seed = ${seed}\n${RANDOM_CHANGES}`, "random-changes")) as {
			applied: number;
			failed: number;
		};
	}

	it(`leave the place exactly as it was when all are undone, failed ones included (seed ${seed})`, async () => {
		const untouched = await savedAfter("obby.rbxl", async () => undefined);
		let counts = { applied: 0, failed: 0 };
		const undone = await savedAfter("obby.rbxl", async (studio) => {
			counts = await playChanges(studio);
		});
		expect(counts.applied).toBeGreaterThan(20);
		expect(counts.failed).toBeGreaterThan(5);
		expect(undone).toEqual(untouched);
	});
});
