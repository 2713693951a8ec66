import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

import { expect, test } from "vitest";

import type { HeadlessStudio } from "./headless-studio.ts";
import { withStudio } from "./testing/use-studio.ts";

async function withServer<T>(server: Server, work: (url: string) => Promise<T>): Promise<T> {
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	try {
		return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	} finally {
		server.closeAllConnections();
		server.close();
	}
}

function nextMessage(studio: HeadlessStudio): Promise<readonly [channel: string, text: string]> {
	return new Promise((resolve) => {
		studio.once("message", (channel, text) => resolve([channel, text]));
	});
}

test("an endless loop is stopped and said", async () => {
	await withStudio(
		async (studio) => {
			const failed = new Promise<Error>((resolve) => {
				studio.once("failed", resolve);
			});
			await expect(studio.execute("while true do end")).rejects.toThrow(
				"The Luau code ran for 1 s without yielding; it was stopped.",
			);
			expect((await failed).message).toMatch(/without yielding/);
			await expect(studio.execute("return 1")).rejects.toThrow(/without yielding/);
		},
		{ timeoutMs: 1000 },
	);
});

test("a call that never ends times out and leaves the studio usable", async () => {
	await withStudio(
		async (studio) => {
			await expect(studio.execute("task.wait(1e9)")).rejects.toThrow("The Luau code did not finish within 0.5 s.");
			expect(await studio.execute("return 1")).toBe(1);
		},
		{ timeoutMs: 500, clock: "real" },
	);
});

test("a driver and its host exchange messages", async () => {
	await withStudio(
		async (studio) => {
			await studio.attachDriver(`
				onMessage("question", function(text)
					task.wait(0.01)
					emit("answer", text .. "!")
				end)`);
			const answer = nextMessage(studio);
			await studio.send("question", "ünï\0cödé");
			expect(await answer).toEqual(["answer", "ünï\0cödé!"]);
		},
		{ clock: "real" },
	);
});

test("HTTP reaches real servers, bytes intact, without blocking other threads", async () => {
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on("data", (part: Buffer) => parts.push(part));
		request.on("end", () => {
			response.writeHead(201, { "x-method": request.method ?? "" });
			setTimeout(() => response.end(Buffer.concat([Buffer.from([0, 255, 10]), ...parts])), 50);
		});
	});
	await withServer(server, (url) =>
		withStudio(
			async (studio) => {
				const result = await studio.execute(`
					local ticks, isDone = 0, false
					task.spawn(function() while not isDone do task.wait() ticks += 1 end end)
					local reply = game:GetService("HttpService"):RequestAsync({
						Url = "${url}", Method = "POST", Body = "a\\0b\\255",
					})
					isDone = true
					return { reply.StatusCode, reply.Success, reply.Headers["x-method"], reply.Body == "\\0\\255\\na\\0b\\255", ticks > 1 }`);
				expect(result).toEqual([201, true, "POST", true, true]);
			},
			{ clock: "real" },
		),
	);
});

test("a refused connection is an error of the request", async () => {
	await withStudio(
		async (studio) => {
			// Nothing listens on the port of a server that has closed.
			const server = createServer().listen(0, "127.0.0.1");
			await once(server, "listening");
			const { port } = server.address() as AddressInfo;
			server.close();
			await once(server, "close");
			const request = `return game:GetService("HttpService"):RequestAsync({ Url = "http://127.0.0.1:${port}" })`;
			await expect(studio.execute(request)).rejects.toThrow(/HttpError: ConnectFail/);
		},
		{ clock: "real" },
	);
});

test("an idle real-clock studio sleeps", async () => {
	await withStudio(
		async (studio) => {
			await studio.attachDriver("task.delay(60, print)");
			// V8 goes on compiling the VM in the background for a while after the start.
			await sleep(2000);
			const before = process.cpuUsage();
			await sleep(500);
			const { user, system } = process.cpuUsage(before);
			expect((user + system) / 1000).toBeLessThan(250);
		},
		{ clock: "real" },
	);
});
