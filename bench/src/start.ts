import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openPlugin } from "@vector/cli/open-plugin";
import { HeadlessStudio } from "@vector/studio";
import { createDom } from "rbx-dom";
import type { InstanceSpec } from "rbx-dom";
import type { Benchmark } from "./benchmark.ts";
import { printSpread, timeRuns } from "./benchmark.ts";

const BASEPLATE = fileURLToPath(new URL("../../studio/fixtures/places/baseplate-566.rbxl", import.meta.url));
const RUNS = 5;
const MODELS = 200;
const PARTS_PER_MODEL = 99;

/** A place of 20,000 instances: models of parts in Workspace. */
function writeLargePlace(): string {
	const part = (index: number): InstanceSpec => ({
		className: "Part",
		name: `Part${index}`,
		properties: { Anchored: { Bool: true }, size: { Vector3: [4, 1, 4] } },
	});
	const models = Array.from({ length: MODELS }, (_, index): InstanceSpec => ({
		className: "Model",
		name: `Model${index}`,
		children: Array.from({ length: PARTS_PER_MODEL }, (__, child) => part(child)),
	}));
	const dom = createDom({
		className: "DataModel",
		children: [{ className: "Workspace", name: "Workspace", children: models }],
	});
	const path = join(mkdtempSync(join(tmpdir(), "vector-bench-")), "large.rbxl");
	writeFileSync(path, dom.toBinary());
	return path;
}

async function run(): Promise<void> {
	const starts = await timeRuns(RUNS, async () => (await openPlugin(BASEPLATE)).studio.close());
	printSpread("start of a run: VM up, place loaded, plugin mounted, end", starts);

	const large = writeLargePlace();
	const load: number[] = [];
	const query: number[] = [];
	const save: number[] = [];
	for (let round = 0; round < RUNS; round++) {
		const studio = await HeadlessStudio.create({ clock: "virtual", timeoutMs: 60_000 });
		load.push(...(await timeRuns(1, () => studio.loadPlace(large))));
		query.push(
			...(await timeRuns(1, async () => void (await studio.execute('return #game:QueryDescendants("Part")')))),
		);
		save.push(...(await timeRuns(1, () => studio.savePlace(large.replace("large", "saved")))));
		await studio.close();
	}
	printSpread("20,000 instances: load", load);
	printSpread("20,000 instances: query all parts", query);
	printSpread("20,000 instances: save unchanged", save);
}

export const startBenchmark: Benchmark = { name: "start", title: "start of a run and a large place", run };
