import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Command } from "commander";
import { Option } from "commander";
import { CliError } from "../cli-error.ts";
import { exitCodeOf } from "../exit-code.ts";
import { createApprover } from "../run/approval.ts";
import { parseBudget } from "../run/budget.ts";
import { saveCheckpoint } from "../run/checkpoint.ts";
import { createEventOutput } from "../run/event-output.ts";
import { findTaskToBranch } from "../run/find-task-to-branch.ts";
import { findResumePoint } from "../run/ledger.ts";
import { openPlugin } from "../run/open-plugin.ts";
import type { OpenedPlugin } from "../run/open-plugin.ts";
import { ledgerPath, outputPath } from "../run/output-path.ts";
import { findRelay } from "../run/relay-choice.ts";
import { runTask } from "../run/run-task.ts";
import { parseSettings } from "../run/setting-option.ts";
import type { Responder, TaskFinished, TaskStart } from "../run/run-task.ts";
import { positiveInteger, wholeNumber } from "./option-values.ts";

interface RunOptions {
	readonly place: string;
	readonly out?: string;
	readonly inPlace?: boolean;
	readonly mode: string;
	readonly approve: string;
	readonly provider?: string;
	readonly model?: string;
	readonly relay?: string;
	readonly json?: boolean;
	readonly transcript?: string;
	readonly trace?: boolean;
	readonly select: readonly string[];
	readonly open: readonly string[];
	readonly maxSteps?: number;
	readonly budget?: string;
	readonly set: readonly string[];
	readonly resume?: string;
	readonly fromStep?: number;
}

const isInteractive = process.stdin.isTTY === true && process.stdout.isTTY === true;

async function createResponder(approve: string): Promise<Responder> {
	if (!isInteractive) return { approve: await createApprover(approve, undefined) };
	const { askAtTerminal, askQuestion } = await import("../run/ask-at-terminal.ts");
	return {
		approve: await createApprover(approve, askAtTerminal),
		answer: askQuestion,
		proceed: async (text) => (await askQuestion(`${text}`, ["continue", "stop"])) === "continue",
	};
}

/** What the user has in front of them when the task starts: open scripts (the last one active) and the selection. */
async function setScene({ plugin }: OpenedPlugin, { open, select }: RunOptions): Promise<void> {
	if (open.length > 0) await plugin.request({ type: "open", paths: open });
	if (select.length > 0) await plugin.request({ type: "select", paths: select });
}

interface Job {
	readonly start: TaskStart;
	/** The place to open. */
	readonly place: string;
	readonly output: string;
	readonly ledger: string;
	readonly options: RunOptions;
	readonly responder: Responder;
}

async function workOn(job: Job, { studio, plugin }: OpenedPlugin): Promise<TaskFinished> {
	const { start, output, ledger, options, responder } = job;
	const branched = start.type === "branch" ? { branchedEvents: start.events } : {};
	const events = createEventOutput({ ...options, ...branched, ledger, isResumed: start.type === "resume" });
	plugin.onEvent(events.take);
	let hasSaved = false;
	const save = async (): Promise<void> => {
		await saveCheckpoint(studio, { output, ledger }, events.lastSeq());
		hasSaved = true;
	};
	await plugin.onCheckpoint(save);
	const finished = await runTask(plugin, start, responder);
	if (!hasSaved && options.out !== undefined) await save();
	events.close(hasSaved ? output : undefined);
	return finished;
}

async function work(job: Job): Promise<TaskFinished> {
	const { provider, model, maxSteps, budget, relay: relayUrl } = job.options;
	// The studio starts in a thread of its own while the relay is loaded here.
	const opening = openPlugin(job.place);
	const relay = await findRelay(relayUrl).catch(async (problem: unknown) => {
		await opening.then(({ studio }) => studio.close()).catch(() => {});
		throw problem;
	});
	try {
		const opened = await opening;
		const { studio, plugin } = opened;
		const onInterrupt = (): void => void plugin.request({ type: "stop" }).catch(() => {});
		process.once("SIGINT", onInterrupt).once("SIGTERM", onInterrupt);
		try {
			const settings = {
				relayUrl: relay.url,
				relayToken: relay.token,
				provider,
				model,
				maxSteps,
				// The ledger is this run's history.
				historyTasks: 0,
				...parseBudget(budget),
			};
			await plugin.request({ type: "configure", settings });
			for (const setting of parseSettings(job.options.set)) await plugin.request({ type: "set", ...setting });
			await setScene(opened, job.options);
			const broken = new Promise<never>((_, reject) => studio.once("failed", reject));
			return await Promise.race([workOn(job, opened), broken]);
		} finally {
			process.off("SIGINT", onInterrupt).off("SIGTERM", onInterrupt);
			await studio.close();
		}
	} finally {
		await relay.close();
	}
}

function checkFiles(input: string, output: string): void {
	if (!existsSync(input)) throw new CliError(`There is no file ${input}.`, "Check the path after --place.");
	if (!/\.rbxlx?$/i.test(output))
		throw new CliError(`${output} is not a place file's name.`, "End it in .rbxl or .rbxlx.");
	const folder = dirname(resolve(output));
	if (!existsSync(folder))
		throw new CliError(`There is no folder ${folder} for the result.`, "Create it, or choose another --out.");
}

async function run(goal: string | undefined, options: RunOptions): Promise<void> {
	const input = options.place;
	const output = outputPath(options);
	const ledger = ledgerPath(output);
	checkFiles(input, output);
	const responder = await createResponder(options.approve);
	const base = { output, ledger, options, responder };
	if (options.fromStep !== undefined) {
		const { resume, fromStep: step } = options;
		if (resume === undefined)
			throw new CliError("--from-step needs the task to branch from.", "Name it with --resume TASK.");
		const events = findTaskToBranch(resume, { place: input, ledger });
		const start = { type: "branch", events, step, note: goal ?? "" } as const;
		process.exitCode = exitCodeOf(await work({ ...base, place: input, start }));
		return;
	}
	if (options.resume !== undefined) {
		const { events, place } = findResumePoint(options.resume, { ledger, output, input });
		const finished = await work({ ...base, place, start: { type: "resume", taskId: options.resume, events } });
		process.exitCode = exitCodeOf(finished);
		return;
	}
	if (goal === undefined || goal.trim() === "")
		throw new CliError("The request is empty.", 'Say what should be done: vector run "add a coin" --place game.rbxl.');
	const finished = await work({ ...base, place: input, start: { type: "start", goal, mode: options.mode } });
	process.exitCode = exitCodeOf(finished);
}

const collect = (value: string, previous: readonly string[]): readonly string[] => [...previous, value];

/** `vector run`: the agent works on a place file. */
export function addRunCommand(program: Command): void {
	program
		.command("run")
		.description("let the agent work on a place file; the input is never changed without --in-place")
		.argument("[request]", "what should be done; with --from-step: what to do differently")
		.requiredOption("--place <file>", "the place: .rbxl or .rbxlx")
		.option("--out <file>", "where the result goes (default: <name>.vector.rbxl beside the input)")
		.option("--in-place", "write the result over the input")
		.addOption(
			new Option("--mode <mode>", "how much the agent may do")
				.choices(["ask", "plan", "act", "auto", "dry-run"])
				.default("act"),
		)
		.option("--approve <how>", "ask, all, none, or a file with decisions", "ask")
		.option("--provider <id>", "model provider (see GET /api/models of the relay)")
		.option("--model <id>", "model id at that provider")
		.option("--relay <url>", "use this relay instead of one in this process")
		.option("--json", "one event per line on standard output")
		.option("--transcript <file>", "also write what is shown to this file")
		.option("--trace", "also print every raw reply and event on standard error")
		.option("--select <path>", "select this instance first; repeatable", collect, [])
		.option("--open <path>", "open this script first; repeatable, the last one is active", collect, [])
		.option("--max-steps <n>", "stop after this many steps", positiveInteger)
		.option("--budget <amount>", "stop at this cost: 0.50usd or 200000tokens")
		.option("--set <name=value>", "change a setting of docs/agent.md for this run; repeatable", collect, [])
		.option("--resume <task>", "go on with this interrupted task of the same place and output")
		.option(
			"--from-step <n>",
			"with --resume: a new task that begins with that one's steps up to this one",
			wholeNumber,
		)
		.action(run);
}
