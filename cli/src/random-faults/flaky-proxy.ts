import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

/** A way to a local port that breaks now and then. */
export interface FlakyProxy {
	readonly host: string;
	/** Where connections go. */
	forwardTo(port: number): void;
	/** From now on asked for each new connection: bytes of the answer after which it breaks; undefined for never. */
	breakAfter(choose: () => number | undefined): void;
	close(): Promise<void>;
}

/** Passes connections on; breaks the ones it is told to, in the middle of what the server says. */
export async function startFlakyProxy(): Promise<FlakyProxy> {
	let target = 0;
	let choose = (): number | undefined => undefined;
	const sockets = new Set<Socket>();
	const server = createServer((client) => {
		const upstream = connect(target, "127.0.0.1");
		for (const socket of [client, upstream]) {
			sockets.add(socket);
			socket
				.on("error", () => {})
				.on("close", () => {
					sockets.delete(socket);
					client.destroy();
					upstream.destroy();
				});
		}
		let left = choose() ?? Infinity;
		client.pipe(upstream);
		upstream.on("data", (bytes: Uint8Array) => {
			const passed = bytes.subarray(0, left);
			left -= bytes.length;
			client.write(passed, () => left < 0 && client.destroy());
		});
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return {
		host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
		forwardTo: (port) => {
			target = port;
		},
		breakAfter: (chosen) => {
			choose = chosen;
		},
		close: async () => {
			for (const socket of sockets) socket.destroy();
			server.close();
			await once(server, "close");
		},
	};
}
