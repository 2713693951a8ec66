import { describe, expect, it } from "vitest";

import { createSseParser, type SseEvent } from "./sse-parser.ts";

const parse = (...chunks: readonly string[]): readonly SseEvent[] => {
	const parser = createSseParser();
	return [...chunks.flatMap((chunk) => parser.push(Buffer.from(chunk))), ...parser.end()];
};

const message = (data: string): SseEvent => ({ event: "message", data });

describe("SSE parser", () => {
	it("reads events with any line end", () => {
		expect(parse("data: a\n\ndata: b\r\n\r\ndata: c\r\rdata: d\n\n")).toEqual(["a", "b", "c", "d"].map(message));
	});

	it("joins data lines and keeps all but one leading space", () => {
		expect(parse("data: a\ndata:  b\ndata:c\ndata\n\n")).toEqual([message("a\n b\nc\n")]);
	});

	it("names events and forgets the name afterwards", () => {
		expect(parse("event: ping\ndata: 1\n\ndata: 2\n\n")).toEqual([{ event: "ping", data: "1" }, message("2")]);
	});

	it("skips comments, ids and events without data", () => {
		expect(parse(": OPENROUTER PROCESSING\n\nid: 7\nretry: 10\n\nevent: nothing\n\ndata: x\n\n")).toEqual([
			message("x"),
		]);
	});

	it("does not take the halves of CRLF for two line ends", () => {
		expect(parse("data: a\r", "\ndata: b\r", "\n\r", "\n")).toEqual([message("a\nb")]);
	});

	it("gives a last event that lacks its blank line", () => {
		expect(parse("data: a\n\ndata: [DONE]")).toEqual([message("a"), message("[DONE]")]);
	});

	it("reads a byte order mark and characters cut by reads", () => {
		const parser = createSseParser();
		const events = [...Buffer.from("\uFEFFdata: ä😀\n\n")].flatMap((byte) => parser.push(Uint8Array.of(byte)));
		expect(events).toEqual([message("ä😀")]);
	});
});
