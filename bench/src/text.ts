import { fileURLToPath } from "node:url";
import { HeadlessStudio } from "@vector/studio";
import type { Benchmark } from "./benchmark.ts";
import { spreadOf } from "./benchmark.ts";
import { TEXT_TASKS } from "./text-tasks.ts";
import type { Peer, TextTask } from "./text-tasks.ts";

const PLUGIN = fileURLToPath(new URL("../../out/vector.rbxm", import.meta.url));
const SIZES = [1000, 10_000] as const;
const RUNS = 5;

/** Times one function of the plugin; `pause` measures how long it computes between two chances to yield. */
const DRIVER = `
local parse = require(pluginRoot.TS.core["json-parse"]).parseJson
local pauseAt = { diffLines = 3, merge3 = 4, applyPatches = 3, searchText = 3, checkSyntax = 2, outline = 2 }
local takesPause = { applyPatches = true, checkSyntax = true, outline = true }

local function sum()
	local total, list = 0, table.create(1000, 1)
	for round = 1, 2000 do
		for index = 1, 1000 do
			list[index] = (list[index] * 31 + round) % 65521
			if list[index] % 2 == 0 then total += list[index] end
		end
	end
	return total
end

onMessage("time", function(message)
	local job = parse(message).value
	if job.name == "yardstick" then
		local start = os.clock()
		sum()
		emit("timed", tostring((os.clock() - start) * 1000) .. " 0")
		return
	end
	local exported = require(pluginRoot.TS[job.folder][job.module])[job.name]
	local longest, sliceStart = 0, 0
	local function pause()
		longest = math.max(longest, os.clock() - sliceStart)
		sliceStart = os.clock()
	end
	local arguments = job.arguments
	local at = pauseAt[job.name]
	arguments[at] = if takesPause[job.name] then pause else { pause = pause }
	sliceStart = os.clock()
	local start = sliceStart
	exported(table.unpack(arguments, 1, at))
	pause()
	emit("timed", tostring((os.clock() - start) * 1000) .. " " .. tostring(longest * 1000))
end)
`;

interface Timing {
	readonly total: number;
	readonly longestSlice: number;
}

/** The yardstick of the VM's speed in JavaScript: integer arithmetic over a list. */
function sum(): number {
	let total = 0;
	const list = new Array<number>(1000).fill(1);
	for (let round = 1; round <= 2000; round++) {
		for (let index = 0; index < 1000; index++) {
			list[index] = ((list[index] ?? 0) * 31 + round) % 65_521;
			if ((list[index] ?? 0) % 2 === 0) total += list[index] ?? 0;
		}
	}
	return total;
}

function timeInNode(work: () => unknown): number {
	const figures = Array.from({ length: RUNS }, () => {
		const start = performance.now();
		work();
		return performance.now() - start;
	});
	return spreadOf(figures).median;
}

async function timeInVm(
	studio: HeadlessStudio,
	module: string,
	name: string,
	input: readonly unknown[],
): Promise<Timing> {
	const [folder, file] = module.split("/");
	const timings: Timing[] = [];
	for (let run = 0; run < RUNS; run++) {
		const answer = new Promise<string>((resolve, reject) => {
			studio.once("message", (_channel, text) => resolve(text));
			studio.once("failed", reject);
		});
		await studio.send("time", JSON.stringify({ folder, module: file, name, arguments: input }));
		const [total = Number.NaN, longestSlice = Number.NaN] = (await answer).split(" ").map(Number);
		timings.push({ total, longestSlice });
	}
	return {
		total: spreadOf(timings.map((timing) => timing.total)).median,
		// Other processes can only lengthen a slice: the run they disturbed least says most.
		longestSlice: spreadOf(timings.map((timing) => timing.longestSlice)).min,
	};
}

async function run(): Promise<void> {
	const studio = await HeadlessStudio.create({ clock: "real", timeoutMs: 120_000 });
	studio.setMaxListeners(0);
	await studio.loadPlace();
	await studio.loadPlugin(PLUGIN);
	await studio.attachDriver(DRIVER);
	const slowdown = (await timeInVm(studio, "", "yardstick", [])).total / timeInNode(sum);
	console.log(`The VM is ${slowdown.toFixed(0)} times slower than Node at integer arithmetic over a list.`);
	for (const task of TEXT_TASKS) {
		const timings: Timing[] = [];
		for (const lines of SIZES) timings.push(await timeInVm(studio, task.module, task.name, task.input(lines)));
		printTask(task, timings, slowdown);
	}
	await studio.close();
}

function printTask(task: TextTask, timings: readonly Timing[], slowdown: number): void {
	console.log(task.label);
	SIZES.forEach((lines, at) => {
		const { total = 0, longestSlice = 0 } = timings[at] ?? {};
		const growth = at === 0 ? "" : `, ${(total / (timings[at - 1]?.total ?? total)).toFixed(1)} times the smaller`;
		const { peer } = task;
		const isComparable = peer !== undefined && lines <= (peer.maxLines ?? lines);
		const comparison = isComparable ? describePeer(peer, lines, total, slowdown) : "";
		console.log(
			`  ${String(lines).padStart(6)} lines: ${total.toFixed(1)} ms, longest slice ${longestSlice.toFixed(1)} ms${growth}${comparison}`,
		);
	});
}

function describePeer(peer: Peer, lines: number, total: number, slowdown: number): string {
	const inNode = timeInNode(() => peer.run(lines));
	const ratio = total / slowdown / inNode;
	return `; npm ${peer.name} in Node ${inNode.toFixed(1)} ms, Vector at Node's speed ${ratio.toFixed(2)} of that`;
}

/** Diff, merge, patch, search and parse on scripts of 1,000 and 10,000 lines, in the VM, against npm packages in Node. */
export const textBenchmark: Benchmark = {
	name: "text",
	title: `text functions in the Luau VM, median of ${RUNS} runs`,
	run,
};
