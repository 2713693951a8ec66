import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { createApp } from "./app.ts";
import { ConfigError } from "./config-error.ts";
import { type Log, silentLog } from "./log.ts";
import { providerDefinitions } from "./providers/index.ts";
import { createModelCatalogue } from "./providers/model-catalogue.ts";
import { createProviderRegistry } from "./providers/provider-registry.ts";
import { isAllowedHost } from "./security/allowed-hosts.ts";
import { createRedactor } from "./security/redactor.ts";
import { type Env, readSettings, type Settings } from "./settings.ts";
import { createChatRuns } from "./streams/chat-runs.ts";
import { createMemoryStreamStore } from "./streams/memory-stream-store.ts";
import { createHttpTransport } from "./upstream/http-transport.ts";

export interface RelayOptions {
	/** Overrides PORT; 0 asks the system for a free port. */
	readonly port?: number;
	/** Overrides HOST. */
	readonly host?: string;
	/** Settings and credentials; the process's environment when absent. */
	readonly env?: Env;
	/** Takes one line per request and per upstream call; silent when absent. */
	readonly log?: Log;
}

export interface RunningRelay {
	/** Base address for clients, without a final slash. */
	readonly url: string;
	readonly port: number;
	/** Provider used when a request names none. */
	readonly provider: string;
	/** Cancels upstream calls, ends streams with `relay_closing` and frees the port. May be called twice. */
	close(): Promise<void>;
}

const listen = (server: Server, { host, port }: Settings): Promise<number> =>
	new Promise((resolve, reject) => {
		server.once("error", (error: NodeJS.ErrnoException) => {
			reject(
				error.code === "EADDRINUSE"
					? new ConfigError(`Port ${port} is already in use.`, "Stop the other relay, or set PORT to a free port.")
					: new ConfigError(
							`The relay cannot listen on ${host}:${port} (${error.code ?? error.message}).`,
							"Check HOST and PORT.",
						),
			);
		});
		server.listen(port, host, () => {
			const address = server.address() as AddressInfo;
			resolve(address.port);
		});
	});

const stop = (server: Server): Promise<void> =>
	new Promise((resolve) => {
		// Connections that clients keep open become idle as their last answers end; who has not taken one in a second never will.
		const sweep = setInterval(() => server.closeIdleConnections(), 20);
		const force = setTimeout(() => server.closeAllConnections(), 1_000);
		server.close(() => {
			clearInterval(sweep);
			clearTimeout(force);
			resolve();
		});
	});

const urlOf = (host: string, port: number): string => {
	const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
	return `http://${name}:${port}`;
};

/** Starts a relay in this process and resolves when it listens. Throws ConfigError for settings it cannot use and for a taken port. */
export const startRelay = async (options: RelayOptions = {}): Promise<RunningRelay> => {
	const env = options.env ?? process.env;
	const overrides = {
		...(options.port === undefined ? {} : { PORT: String(options.port) }),
		...(options.host === undefined ? {} : { HOST: options.host }),
	};
	const settings = readSettings({ ...env, ...overrides });
	const log = options.log ?? silentLog;
	const http = createHttpTransport();
	const providers = createProviderRegistry(providerDefinitions, env, settings.defaultProvider);
	const redactor = createRedactor([...providers.secrets, ...(settings.token === undefined ? [] : [settings.token])]);
	const store = createMemoryStreamStore(settings.streamTtlMs);
	const runs = createChatRuns({ settings, store, transport: http.send, redactor, log });
	const catalogue = createModelCatalogue(settings, http.send);

	let isReady = true;
	let port = settings.port;
	const app = createApp(
		{ settings, providers, catalogue, runs, store, redactor, log, isReady: () => isReady },
		(host) => isAllowedHost(host, port, settings.allowedHosts),
	);
	const server = createServer({ keepAliveTimeout: 65_000 }, app);
	port = await listen(server, settings);

	let closing: Promise<void> | undefined;
	const close = async (): Promise<void> => {
		isReady = false;
		const stopped = stop(server);
		await runs.close();
		await store.close();
		await stopped;
		http.close();
	};
	return { url: urlOf(settings.host, port), port, provider: providers.default.id, close: () => (closing ??= close()) };
};
