import type { Command } from "commander";
import { InvalidArgumentError } from "commander";
import { CliError } from "../cli-error.ts";
import { EXIT_CODE } from "../exit-code.ts";

interface RelayOptions {
	readonly port?: number;
}

const MAX_PORT = 65535;

function portNumber(text: string): number {
	const port = Number(text);
	if (!Number.isInteger(port) || port < 0 || port > MAX_PORT)
		throw new InvalidArgumentError("Expected a port from 0 to 65535.");
	return port;
}

async function relay({ port }: RelayOptions): Promise<void> {
	const { startRelay } = await import("@vector/relay");
	const running = await startRelay({ ...(port === undefined ? {} : { port }), env: process.env }).catch(
		(problem: unknown) => {
			const reason = problem instanceof Error ? problem.message : String(problem);
			throw new CliError(`The relay could not start: ${reason}.`, "Choose another port with --port.", EXIT_CODE.failed);
		},
	);
	process.stdout.write(`The relay listens at ${running.url}\n`);
	await new Promise<void>((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve));
	await running.close();
}

/** `vector relay`: the relay in the foreground, with the environment's keys. */
export function addRelayCommand(program: Command): void {
	program
		.command("relay")
		.description("run the relay that holds the provider keys")
		.option("--port <n>", "port to listen on (default: PORT or 3000)", portNumber)
		.action(relay);
}
