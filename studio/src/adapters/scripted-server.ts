import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A real server on a free port of this machine. */
export interface ScriptedServer {
	readonly url: string;
	close(): Promise<void>;
}

/** Starts a server whose requests `answer` handles; `body` has arrived in full. */
export async function startServer(
	answer: (request: IncomingMessage, body: string, response: ServerResponse) => void,
): Promise<ScriptedServer> {
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on("data", (chunk: Buffer) => chunks.push(chunk));
		request.on("end", () => answer(request, Buffer.concat(chunks).toString("utf8"), response));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}
