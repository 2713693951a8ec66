import { existsSync } from "node:fs";
import type { Command } from "commander";
import { Option } from "commander";
import { CliError } from "../cli-error.ts";
import { exitCodeOf } from "../exit-code.ts";
import { createApprover } from "../run/approval.ts";
import { askAtTerminal, askQuestion } from "../run/ask-at-terminal.ts";
import { parseBudget } from "../run/budget.ts";
import { createEventOutput } from "../run/event-output.ts";
import { openPlugin } from "../run/open-plugin.ts";
import type { OpenedPlugin } from "../run/open-plugin.ts";
import { ledgerPath, outputPath } from "../run/output-path.ts";
import { findRelay } from "../run/relay-choice.ts";
import { runTask } from "../run/run-task.ts";
import type { Responder, TaskFinished } from "../run/run-task.ts";
import { positiveInteger } from "./option-values.ts";

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
	readonly trace?: string;
	readonly select: readonly string[];
	readonly open: readonly string[];
	readonly maxSteps?: number;
	readonly budget?: string;
}

const isInteractive = process.stdin.isTTY === true && process.stdout.isTTY === true;

async function createResponder(approve: string): Promise<Responder> {
	const responder = { approve: await createApprover(approve, isInteractive ? askAtTerminal : undefined) };
	if (!isInteractive) return responder;
	return {
		...responder,
		answer: askQuestion,
		proceed: async (text) => (await askQuestion(`${text}`, ["continue", "stop"])) === "continue",
	};
}

/** What the user has in front of them when the task starts: open scripts (the last one active) and the selection. */
async function setScene({ plugin }: OpenedPlugin, { open, select }: RunOptions): Promise<void> {
	if (open.length > 0) await plugin.request({ type: "open", paths: open });
	if (select.length > 0) await plugin.request({ type: "select", paths: select });
}

async function work(goal: string, options: RunOptions, output: string, responder: Responder): Promise<TaskFinished> {
	const relay = await findRelay(options.relay);
	try {
		const opened = await openPlugin(options.place);
		const { studio, plugin } = opened;
		const onInterrupt = (): void => void plugin.request({ type: "stop" }).catch(() => {});
		process.once("SIGINT", onInterrupt).once("SIGTERM", onInterrupt);
		try {
			const { provider, model, maxSteps } = options;
			const settings = { relayUrl: relay.url, relayToken: relay.token, provider, model, maxSteps, ...parseBudget(options.budget) };
			await plugin.request({ type: "configure", settings });
			await setScene(opened, options);
			const events = createEventOutput({ ...options, ledger: ledgerPath(output) });
			plugin.onEvent(events.take);
			const finished = await runTask(plugin, { goal, mode: options.mode }, responder);
			if (events.hasChanged() || options.out !== undefined) await studio.savePlace(output);
			events.close(events.hasChanged() ? output : undefined);
			return finished;
		} finally {
			process.off("SIGINT", onInterrupt).off("SIGTERM", onInterrupt);
			await studio.close();
		}
	} finally {
		await relay.close();
	}
}

async function run(goal: string, options: RunOptions): Promise<void> {
	if (goal.trim() === "") throw new CliError("The request is empty.", 'Say what should be done: vector run "add a coin" --place game.rbxl.');
	if (!existsSync(options.place)) throw new CliError(`There is no file ${options.place}.`, "Check the path after --place.");
	const output = outputPath(options);
	const responder = await createResponder(options.approve);
	const finished = await work(goal, options, output, responder);
	process.exitCode = exitCodeOf(finished);
}

const collect = (value: string, previous: readonly string[]): readonly string[] => [...previous, value];

/** `vector run`: the agent works on a place file. */
export function addRunCommand(program: Command): void {
	program
		.command("run")
		.description("let the agent work on a place file; the input is never changed without --in-place")
		.argument("<request>", "what should be done")
		.requiredOption("--place <file>", "the place: .rbxl or .rbxlx")
		.option("--out <file>", "where the result goes (default: <name>.vector.rbxl beside the input)")
		.option("--in-place", "write the result over the input")
		.addOption(new Option("--mode <mode>", "how much the agent may do").choices(["ask", "plan", "act", "auto", "dry-run"]).default("act"))
		.option("--approve <how>", "ask, all, none, or a file with decisions", "ask")
		.option("--provider <id>", "model provider (see GET /api/models of the relay)")
		.option("--model <id>", "model id at that provider")
		.option("--relay <url>", "use this relay instead of one in this process")
		.option("--json", "one event per line on standard output")
		.option("--transcript <file>", "also write what is shown to this file")
		.option("--trace <file>", "write every raw reply and event to this file")
		.option("--select <path>", "select this instance first; repeatable", collect, [])
		.option("--open <path>", "open this script first; repeatable, the last one is active", collect, [])
		.option("--max-steps <n>", "stop after this many steps", positiveInteger)
		.option("--budget <amount>", "stop at this cost: 0.50usd or 200000tokens")
		.action(run);
}
