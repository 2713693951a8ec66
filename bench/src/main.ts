import type { Benchmark } from "./benchmark.ts";
import { startBenchmark } from "./start.ts";
import { textBenchmark } from "./text.ts";
import { tokensBenchmark } from "./tokens.ts";

/** `npm run bench` runs all benchmarks, `npm run bench -- start` one of them. */
const BENCHMARKS: readonly Benchmark[] = [startBenchmark, textBenchmark, tokensBenchmark];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name));
if (unknown.length > 0) {
	const names = BENCHMARKS.map((benchmark) => benchmark.name).join(", ");
	console.error(`There is no benchmark ${unknown.join(", ")}. Choose from: ${names}.`);
	process.exitCode = 2;
} else {
	for (const benchmark of BENCHMARKS) {
		if (wanted.length > 0 && !wanted.includes(benchmark.name)) continue;
		console.log(`\n== ${benchmark.name}: ${benchmark.title}`);
		await benchmark.run();
	}
}
