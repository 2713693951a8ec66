import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { HeadlessStudio } from "../headless-studio.ts";
import { PLUGIN } from "./built-plugin.ts";
import { type ScriptedServer, startServer } from "./scripted-server.ts";

/** Nothing listens here. */
const NOBODY = "http://127.0.0.1:34999";

/** The adapter under test as `http`, and a listener that notes what it hears in `heard`. */
const PRELUDE = `
local http = require(pluginRoot.TS.studio["create-studio-http"]).createStudioHttp()
local heard = {}
local listener = {}
function listener:opened() table.insert(heard, "opened") end
function listener:chunk(text) table.insert(heard, text) end
function listener:closed(problem) table.insert(heard, "closed: " .. tostring(problem)) end
local function waitFor(count)
	for _ = 1, 600 do
		if #heard >= count then return end
		task.wait()
	end
end
local function waitUntilClosed()
	for _ = 1, 600 do
		if string.find(heard[#heard] or "", "^closed") then return end
		task.wait()
	end
end
`;

let studio: HeadlessStudio;
let server: ScriptedServer | undefined;

beforeEach(async () => {
	studio = await HeadlessStudio.create({ clock: "real" });
	await studio.loadPlace();
	await studio.loadPlugin(PLUGIN);
});

afterEach(async () => {
	await studio.close();
	await server?.close();
	server = undefined;
});

async function run(luau: string): Promise<unknown> {
	return studio.execute(PRELUDE + luau);
}

function streamFrom(url: string): string {
	return `http:openEventStream({ url = "${url}/api/stream/sse?id=1", method = "GET", headers = {} }, listener)`;
}

describe("request", () => {
	it("sends method, headers and body, and takes an error status for an answer", async () => {
		server = await startServer((request, body, response) => {
			response.statusCode = 418;
			response.end(`${request.method} ${String(request.headers["x-token"])} ${body}`);
		});
		const outcome = await run(
			`return http:request({ url = "${server.url}/api/chat", method = "POST", headers = { ["x-token"] = "abc" }, body = "größe" })`,
		);
		expect(outcome).toEqual({ ok: true, value: { status: 418, body: "POST abc größe" } });
	});

	it("tells how to start a relay that does not run", async () => {
		const outcome = await run(`return http:request({ url = "${NOBODY}/api/models", method = "GET", headers = {} })`);
		expect(outcome).toEqual({
			ok: false,
			error: `The relay at ${NOBODY} does not answer: start it with "vector relay", or set its address in Vector's settings.`,
		});
	});

	it("names the relay, without the query, when the server goes away without an answer", async () => {
		server = await startServer((request) => request.socket.destroy());
		const outcome = await run(
			`return http:request({ url = "${server.url}/api/models?key=1", method = "GET", headers = {} })`,
		);
		expect(outcome).toMatchObject({ ok: false });
		expect(JSON.stringify(outcome)).toContain(`The relay at ${server.url} `);
	});
});

describe("openEventStream", () => {
	it("hands on every byte in order, however the socket cuts it, and ends once", async () => {
		server = await startServer((_request, _body, response) => {
			response.writeHead(200, { "content-type": "text/event-stream" });
			response.write("data: on");
			setTimeout(() => response.write("e\n\ndata: two\n\n"), 30);
			setTimeout(() => response.end("data: three\n\n"), 60);
		});
		const heard = (await run(`${streamFrom(server.url)} waitUntilClosed() task.wait(0.1) return heard`)) as string[];
		expect(heard[0]).toBe("opened");
		expect(heard.slice(1, -1).join("")).toBe("data: one\n\ndata: two\n\ndata: three\n\n");
		expect(heard.at(-1)).toBe("closed: nil");
	});

	it("reports a status that is no stream", async () => {
		server = await startServer((_request, _body, response) => {
			response.statusCode = 404;
			response.end("unknown stream");
		});
		const heard = (await run(`${streamFrom(server.url)} waitUntilClosed() return heard`)) as string[];
		expect(heard).toHaveLength(1);
		expect(heard[0]).toContain("status 404");
	});

	it("ends once with the problem when nobody listens, and frees the place for the next", async () => {
		const heard = (await run(`
			${streamFrom(NOBODY)}
			waitUntilClosed()
			${streamFrom(NOBODY)}
			waitFor(2)
			return heard
		`)) as string[];
		expect(heard).toHaveLength(2);
		heard.forEach((line) => expect(line).toContain('start it with "vector relay"'));
	});

	it("gives up the connection when its owner closes it, and can open the next", async () => {
		let closedConnections = 0;
		server = await startServer((request, _body, response) => {
			request.socket.on("close", () => (closedConnections += 1));
			response.writeHead(200, { "content-type": "text/event-stream" });
			response.write("data: hello\n\n");
		});
		const result = await run(`
			local first = ${streamFrom(server.url)}
			local second = ${streamFrom(server.url)}
			waitFor(2)
			first.value:close()
			local third = ${streamFrom(server.url)}
			waitFor(4)
			http:closeStreams()
			task.wait(0.1)
			return { first = first.ok, second = second.ok, third = third.ok, heard = heard }
		`);
		expect(result).toEqual({
			first: true,
			second: false,
			third: true,
			heard: ["opened", "data: hello\n\n", "opened", "data: hello\n\n"],
		});
		await expect.poll(() => closedConnections).toBe(2);
	});
});
