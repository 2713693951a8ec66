import type { ServerResponse } from "node:http";

import { describe, expect, test } from "vitest";

import { bodyOf, withServer, type Answer } from "../testing/serve.ts";
import { shareStudio } from "../testing/share-studio.ts";

const { execute } = shareStudio({ clock: "real" });

/**
 * `open(options)` opens a stream; `heard` collects its events as text; `state()` is its connection state; `await(word)`
 * waits until the word was heard.
 */
const STREAM = `
local http = game:GetService("HttpService")
local heard = {}
local client
local function open(options)
	client = http:CreateWebStreamClient(Enum.WebStreamClientType.SSE, options)
	client.Opened:Connect(function(status) table.insert(heard, "opened " .. status) end)
	client.MessageReceived:Connect(function(text) table.insert(heard, text) end)
	client.Error:Connect(function(status, message) table.insert(heard, "error " .. status .. " " .. message) end)
	client.Closed:Connect(function() table.insert(heard, "closed") end)
end
local function state()
	return client.ConnectionState.Name
end
local function await(word)
	while not table.concat(heard):find(word, 1, true) do task.wait() end
end
`;

const stream = (chunk: string): Promise<unknown> => execute(STREAM + chunk);

function startStream(response: ServerResponse): void {
	response.writeHead(200, { "content-type": "text/event-stream" });
	response.flushHeaders();
}

const pause = (milliseconds: number): Promise<void> =>
	new Promise((resolve) => {
		setTimeout(resolve, milliseconds);
	});

/** A server that writes each piece on its own, then ends the stream. */
function inPieces(...pieces: readonly (string | Buffer)[]): Answer {
	return (_request, response) => {
		startStream(response);
		void (async () => {
			for (const piece of pieces) {
				await pause(40);
				response.write(piece);
			}
			await pause(40);
			response.end();
		})();
	};
}

describe("WebStreamClient", () => {
	test("opens, hands on what arrives, and closes with the server", async () => {
		await withServer(inPieces("data: 1\n\n", "data: 2\n\n"), async (url) => {
			const seen = await stream(`
				open({ Url = "${url}" })
				local first = state()
				await("opened")
				local second = state()
				await("closed")
				return { first, second, state(), heard }`);
			expect(seen).toEqual(["Connecting", "Open", "Closed", ["opened 200", "data: 1\n\n", "data: 2\n\n", "closed"]]);
		});
	});

	test("hands on events split anywhere, even inside a character, and several at once", async () => {
		const text = Buffer.from("data: é\n\ndata: b\n\n");
		await withServer(inPieces(text.subarray(0, 7), text.subarray(7, 12), text.subarray(12)), async (url) => {
			const seen = await stream(`
				open({ Url = "${url}" })
				await("closed")
				local texts = { unpack(heard, 2, #heard - 1) }
				return { table.concat(texts) == "data: é\\n\\ndata: b\\n\\n", #texts, #texts[1] }`);
			expect(seen).toEqual([true, 3, 7]);
		});
	});

	test("sends method, headers and body", async () => {
		const answer: Answer = (request, response) => {
			void bodyOf(request).then((body) => {
				startStream(response);
				response.end(`${request.method} ${String(request.headers["x-key"])} ${body.toString("hex")}`);
			});
		};
		await withServer(answer, async (url) => {
			const seen = await stream(`
				open({ Url = "${url}", Method = "POST", Headers = { ["X-Key"] = "7" }, Body = "a\\0\\255" })
				await("closed")
				return heard[2]`);
			expect(seen).toBe("POST 7 6100ff");
		});
	});

	test("reports an error status with the answer's text", async () => {
		await withServer(
			(_request, response) => response.writeHead(503).end("busy"),
			async (url) => {
				expect(await stream(`open({ Url = "${url}" }) await("error") return { heard, state() }`)).toEqual([
					["error 503 busy"],
					"Error",
				]);
			},
		);
	});

	test("reports an answer that is no event stream", async () => {
		await withServer(
			(_request, response) => response.writeHead(200, { "content-type": "application/json" }).end("{}"),
			async (url) => {
				expect(await stream(`open({ Url = "${url}" }) await("error") return heard`)).toEqual([
					expect.stringContaining("not an event stream"),
				]);
			},
		);
	});

	test("reports a stream that is cut", async () => {
		const answer: Answer = (_request, response) => {
			startStream(response);
			response.write("data: 1\n\n");
			setTimeout(() => response.destroy(), 60);
		};
		await withServer(answer, async (url) => {
			expect(await stream(`open({ Url = "${url}" }) await("error") return { heard, state() }`)).toEqual([
				["opened 200", "data: 1\n\n", expect.stringContaining("error 0 HttpError")],
				"Error",
			]);
		});
	});

	test("drops the connection when it is closed, and says nothing more", async () => {
		let hasGone: () => void = () => undefined;
		const gone = new Promise<void>((resolve) => {
			hasGone = resolve;
		});
		const answer: Answer = (_request, response) => {
			startStream(response);
			const timer = setInterval(() => response.write("data: tick\n\n"), 10);
			response.on("close", () => {
				clearInterval(timer);
				hasGone();
			});
		};
		await withServer(answer, async (url) => {
			const seen = await stream(`
				open({ Url = "${url}" })
				await("tick")
				client:Close()
				local count = #heard
				task.wait(0.1)
				return { state(), #heard - count }`);
			expect(seen).toEqual(["Closed", 0]);
			await gone;
		});
	});

	test("limits how many are open, and frees the places of closed ones", async () => {
		await withServer(
			(_request, response) => startStream(response),
			async (url) => {
				const seen = await stream(`
					local options = { Url = "${url}" }
					local clients = {}
					for index = 1, 6 do
						clients[index] = http:CreateWebStreamClient(Enum.WebStreamClientType.SSE, options)
					end
					local seventh = pcall(http.CreateWebStreamClient, http, Enum.WebStreamClientType.SSE, options)
					clients[1]:Close()
					clients[1]:Close()
					local again, client = pcall(http.CreateWebStreamClient, http, Enum.WebStreamClientType.SSE, options)
					for _, each in { client, unpack(clients) } do each:Close() end
					return { seventh, again }`);
				expect(seen).toEqual([false, true]);
			},
		);
	});

	test("is emulated for event streams only", async () => {
		await expect(
			stream(`http:CreateWebStreamClient(Enum.WebStreamClientType.WebSocket, { Url = "http://127.0.0.1:8080" })`),
		).rejects.toThrow("not emulated");
	});
});
