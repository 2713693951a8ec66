import { createServer } from "node:net";
import type { AddressInfo } from "node:net";

import { describe, expect, test } from "vitest";

import { bodyOf, withServer, type Answer } from "../testing/serve.ts";
import { shareStudio } from "../testing/share-studio.ts";

const { execute } = shareStudio({ clock: "real" });
const http = (chunk: string): Promise<unknown> => execute(`local http = game:GetService("HttpService") ${chunk}`);

/** The error `RequestAsync` raises for a request written in Luau. */
const refusal = (request: string): Promise<unknown> =>
	http(`return select(2, pcall(function() return http:RequestAsync(${request}) end))`);

const echo: Answer = (request, response) => {
	void bodyOf(request).then((body) => {
		response.writeHead(200, { "content-type": "application/octet-stream", "x-method": request.method });
		response.end(body);
	});
};

describe("HttpService:RequestAsync", () => {
	test("returns status, headers and body", async () => {
		const answer: Answer = (request, response) => {
			response.writeHead(200, { "content-type": "text/plain", "x-seen": request.headers["x-key"] });
			response.end("héllo");
		};
		await withServer(answer, async (url) => {
			const reply = await http(`return http:RequestAsync({ Url = "${url}/path", Headers = { ["X-Key"] = "7" } })`);
			expect(reply).toMatchObject({
				Success: true,
				StatusCode: 200,
				StatusMessage: "OK",
				Body: "héllo",
				Headers: { "content-type": "text/plain", "x-seen": "7" },
			});
		});
	});

	test.each([404, 429, 500])("returns a status of %i as an answer, not as an error", async (status) => {
		await withServer(
			(_request, response) => response.writeHead(status, { "retry-after": "1" }).end('{"error":"no"}'),
			async (url) => {
				const reply = await http(`return http:RequestAsync({ Url = "${url}", Method = "POST", Body = "{}" })`);
				expect(reply).toMatchObject({ Success: false, StatusCode: status, Body: '{"error":"no"}' });
			},
		);
	});

	test("carries any bytes both ways", async () => {
		await withServer(echo, async (url) => {
			const seen = await http(`
				local bytes = {}
				for code = 0, 255 do bytes[code + 1] = string.char(code) end
				local body = table.concat(bytes)
				local reply = http:RequestAsync({ Url = "${url}", Method = "POST", Body = body })
				return { #reply.Body, reply.Body == body }`);
			expect(seen).toEqual([256, true]);
		});
	});

	test("sends exactly the bytes of the body", async () => {
		const hex: Answer = (request, response) => {
			void bodyOf(request).then((body) => response.end(body.toString("hex")));
		};
		await withServer(hex, async (url) => {
			const chunk = `return http:RequestAsync({ Url = "${url}", Method = "POST", Body = "a\\0\\128\\255é" }).Body`;
			expect(await http(chunk)).toBe("610080ffc3a9");
		});
	});

	test("carries bodies of 2 MB both ways", async () => {
		await withServer(echo, async (url) => {
			const seen = await http(`
				local body = string.rep("0123456789abcdé\\n", 125000)
				local reply = http:RequestAsync({ Url = "${url}", Method = "PUT", Body = body })
				return { #body, reply.Body == body, reply.Headers["x-method"] }`);
			expect(seen).toEqual([2_125_000, true, "PUT"]);
		});
	});

	test("lets other threads go on meanwhile", async () => {
		await withServer(
			(_request, response) => {
				setTimeout(() => response.end("late"), 100);
			},
			async (url) => {
				const seen = await http(`
					local order = {}
					task.spawn(function() http:RequestAsync({ Url = "${url}" }); table.insert(order, "answer") end)
					table.insert(order, "after the call")
					while #order < 2 do task.wait() end
					return order`);
				expect(seen).toEqual(["after the call", "answer"]);
			},
		);
	});

	test("raises when nobody answers at the address", async () => {
		const server = createServer();
		await new Promise<void>((resolve) => {
			server.listen(0, "127.0.0.1", resolve);
		});
		const { port } = server.address() as AddressInfo;
		server.close();
		expect(await refusal(`{ Url = "http://127.0.0.1:${port}" }`)).toContain("HttpError: ConnectFail");
	});

	test("raises when the answer takes longer than the timeout", async () => {
		await withServer(
			() => undefined,
			async (url) => {
				expect(await refusal(`{ Url = "${url}", Timeout = 0.2 }`)).toContain("HttpError: Timedout");
			},
		);
	});

	test("raises when the connection breaks inside the answer", async () => {
		const answer: Answer = (_request, response) => {
			response.writeHead(200, { "content-length": "100" });
			response.write("some");
			setTimeout(() => response.destroy(), 20);
		};
		await withServer(answer, async (url) => {
			expect(await refusal(`{ Url = "${url}" }`)).toContain("HttpError: ConnectFail");
		});
	});

	test.each([
		[`{ Url = "http://127.0.0.1:22" }`, "Port 22 is not allowed"],
		[`{ Url = "http://127.0.0.1:1194" }`, "Port 1194 is not allowed"],
		[`{ Url = "file:///etc/hosts" }`, "InvalidUrl"],
		[`{ Url = "http://127.0.0.1:8080", Body = "x" }`, "GET requests cannot have a Body"],
		[`{ Url = "http://127.0.0.1:8080", Headers = { ["User-Agent"] = "me" } }`, `Header "User-Agent" is not allowed`],
		[`{ Url = "http://127.0.0.1:8080", Headers = { ["X-A"] = 1 } }`, "must be a string, got number"],
		[`"http://127.0.0.1:8080"`, "a table was expected, got string"],
	])("refuses %s before sending anything", async (request, message) => {
		expect(await refusal(request)).toContain(message);
	});
});

describe("HttpService", () => {
	test("makes GUIDs with and without braces", async () => {
		const [bare, wrapped] = (await http(`return { http:GenerateGUID(false), http:GenerateGUID() }`)) as string[];
		expect(bare).toMatch(/^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/);
		expect(wrapped).toMatch(/^\{[0-9A-F-]{36}\}$/);
	});

	test("encodes text for addresses", async () => {
		expect(await http(`return http:UrlEncode("a b&c/é~_-.")`)).toBe("a%20b%26c%2F%C3%A9~_-.");
	});
});
