import { existsSync } from "node:fs";
import { resolve } from "node:path";

import { ConfigError } from "./config-error.ts";
import { consoleLog } from "./log.ts";
import { startRelay } from "./start-relay.ts";

/** npm runs a workspace's script in its own folder; INIT_CWD is where the user typed. */
const loadEnvFile = (): void => {
	const folders = [process.env["INIT_CWD"], process.cwd()].filter((folder) => folder !== undefined);
	const file = folders.map((folder) => resolve(folder, ".env")).find((path) => existsSync(path));
	if (file !== undefined) process.loadEnvFile(file);
};

const main = async (): Promise<void> => {
	// Whoever read the log may have gone; that is no reason to stop serving.
	process.stderr.on("error", () => {});
	loadEnvFile();
	const relay = await startRelay({ log: consoleLog });
	consoleLog(`Vector relay listens on ${relay.url}; default provider: ${relay.provider}. Stop it with Ctrl+C.`);
	const close = (): void => void relay.close().then(() => process.exit(0));
	process.once("SIGINT", close);
	process.once("SIGTERM", close);
};

main().catch((error: unknown) => {
	const text =
		error instanceof ConfigError
			? `${error.message} ${error.hint}`
			: "The relay could not start; run it again with NODE_DEBUG=http for details.";
	process.stderr.write(`${text}\n`);
	process.exitCode = 1;
});
