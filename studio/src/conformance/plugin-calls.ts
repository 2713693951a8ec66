import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";

import { HeadlessStudio } from "../headless-studio.ts";

const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), "../../..");

/** The built plugin under test; `VECTOR_PLUGIN` names another one. */
const PLUGIN = process.env["VECTOR_PLUGIN"] ?? join(REPOSITORY, "out/vector.rbxm");

/** Cases per message to the VM. */
const BATCH = 250;

/** Answers batches of calls; JSON null reaches the functions as the plugin's own null. */
const DRIVER = `
local codec = pluginRoot.TS.core
local parse = require(codec["json-parse"]).parseJson
local print = require(codec["json-print"]).printJson
onMessage("calls", function(text)
	local job = parse(text, { nulls = "keep" }).value
	local module = pluginRoot.TS
	for name in string.gmatch(job.module, "[^/]+") do
		module = module[name]
	end
	local exported = require(module)[job.name]
	local answers = {}
	for index, arguments in job.cases do
		local ok, result = pcall(exported, table.unpack(arguments))
		answers[index] = if ok then { ok = true, value = result } else { ok = false, error = tostring(result) }
	end
	emit("answers " .. job.id, print(answers))
end)
`;

interface Answer {
	readonly ok: boolean;
	readonly value?: unknown;
	readonly error?: string;
}

/** Calls of the compiled plugin's exported functions, many at a time. */
export class PluginCalls {
	#studio: HeadlessStudio | undefined;
	#jobs = 0;

	private constructor() {}

	/** For all tests of a file or of a `describe`: opened before the first, closed after the last. */
	static forTests(): PluginCalls {
		const plugin = new PluginCalls();
		beforeAll(() => plugin.#open());
		afterAll(() => plugin.#studio?.close());
		return plugin;
	}

	get studio(): HeadlessStudio {
		if (this.#studio === undefined) throw new Error("The plugin is open only while tests run.");
		return this.#studio;
	}

	async #open(): Promise<void> {
		const studio = await HeadlessStudio.create({
			timeoutMs: 300_000,
			onPrint: (kind, message) => {
				if (kind === "error") studio.emit("failed", new Error(message));
			},
		});
		this.#studio = studio;
		await studio.loadPlace();
		await studio.loadPlugin(PLUGIN);
		await studio.attachDriver(DRIVER);
	}

	/** The function's result for each list of arguments; throws when one call does. Objects and lists cross as JSON. */
	async each(module: string, name: string, cases: readonly (readonly unknown[])[]): Promise<unknown[]> {
		const values: unknown[] = [];
		for (let at = 0; at < cases.length; at += BATCH) {
			for (const answer of await this.#batch(module, name, cases.slice(at, at + BATCH))) {
				if (!answer.ok) {
					throw new Error(`${module}.${name} threw on ${JSON.stringify(cases[values.length])}: ${answer.error}`);
				}
				values.push(answer.value);
			}
		}
		return values;
	}

	/** One call. */
	async one(module: string, name: string, ...parameters: readonly unknown[]): Promise<unknown> {
		return (await this.each(module, name, [parameters]))[0];
	}

	async #batch(module: string, name: string, cases: readonly unknown[]): Promise<readonly Answer[]> {
		this.#jobs += 1;
		const id = `${this.#jobs}`;
		const answered = new Promise<string>((resolve, reject) => {
			this.studio.once("failed", reject);
			const settle = (channel: string, text: string): void => {
				if (channel !== `answers ${id}`) return;
				this.studio.off("failed", reject);
				this.studio.off("message", settle);
				resolve(text);
			};
			this.studio.on("message", settle);
		});
		await this.studio.send("calls", JSON.stringify({ id, module, name, cases }));
		return JSON.parse(await answered) as readonly Answer[];
	}
}
