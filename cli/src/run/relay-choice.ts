import { CliError } from "../cli-error.ts";
import { EXIT_CODE } from "../exit-code.ts";

export interface RelayHandle {
	readonly url: string;
	/** Pairing token, empty for a relay of our own. */
	readonly token: string;
	close(): Promise<void>;
}

const PROBE_TIMEOUT_MS = 5000;

async function probe(url: string): Promise<void> {
	const hint = "Start one with `npx vector relay`, or leave --relay out to run one in this process.";
	const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) }).catch(
		() => undefined,
	);
	if (answer?.ok !== true) throw new CliError(`No relay answers at ${url}.`, hint, EXIT_CODE.noModel);
}

/** The relay of `--relay URL`, or one started in this process on a free port with the environment's credentials. */
export async function findRelay(url: string | undefined, env: NodeJS.ProcessEnv = process.env): Promise<RelayHandle> {
	if (url === undefined) {
		// Most commands need no relay, and its libraries take a while to load.
		const { startRelay } = await import("@vector/relay");
		const relay = await startRelay({ port: 0, host: "127.0.0.1", env });
		return { url: relay.url, token: env["VECTOR_TOKEN"] ?? "", close: () => relay.close() };
	}
	if (!URL.canParse(url)) throw new CliError(`--relay ${url} is not an address.`, "Write it as http://127.0.0.1:3000.");
	const address = url.replace(/\/+$/, "");
	await probe(address);
	return { url: address, token: env["VECTOR_TOKEN"] ?? "", close: async () => {} };
}
