import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { DataFrame } from "../../../plugin-ts/core/wire.ts";
import { createFrameAssembler } from "./frame-assembler.ts";
import { createFramer, MAX_FRAME_BYTES } from "./framer.ts";
import { createSseParser, type SseEvent } from "./sse-parser.ts";

/** Texts of all kinds, some of them long enough for many parts. */
const anyText = fc.oneof(
	fc.string({ unit: "binary", maxLength: 200 }),
	fc
		.string({ unit: "grapheme-composite", maxLength: 50 })
		.chain((unit) => fc.integer({ min: 1, max: 2_000 }).map((times) => unit.repeat(times))),
	fc.constantFrom(
		"",
		'"'.repeat(9_000),
		"\\".repeat(5_000),
		"\u0001".repeat(4_000),
		"é".repeat(20_000),
		"😀".repeat(6_000),
	),
);

/** The bytes cut at the given places, in order. */
const cutAt = (bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] => {
	const cuts = [0, ...places.map((place) => place % (bytes.length + 1)), bytes.length].sort(
		(left, right) => left - right,
	);
	return cuts.slice(1).map((end, index) => bytes.subarray(cuts[index], end));
};

const sseText = (texts: readonly string[]): readonly string[] => {
	const framer = createFramer();
	return texts
		.flatMap((data) => framer.event({ event: "message", data }))
		.map(({ seq, json }) => `id: ${seq}\ndata: ${json}\n\n`);
};

const readBack = (chunks: readonly Uint8Array[]): readonly SseEvent[] => {
	const parser = createSseParser();
	const assembler = createFrameAssembler();
	return [...chunks.flatMap((chunk) => parser.push(chunk)), ...parser.end()].flatMap(({ data }) => {
		const frame = JSON.parse(data) as DataFrame;
		return assembler.push(frame) ?? [];
	});
};

describe("framing", () => {
	it("brings any text back, however the bytes are cut", () => {
		fc.assert(
			fc.property(fc.array(anyText, { maxLength: 5 }), fc.array(fc.nat(), { maxLength: 40 }), (texts, places) => {
				const bytes = Buffer.from(sseText(texts).join(""));
				expect(readBack(cutAt(bytes, places)).map(({ data }) => data)).toEqual(
					texts.map((text) => text.toWellFormed()),
				);
			}),
			{ numRuns: 200, verbose: 1 },
		);
	});

	it("keeps every event with its SSE lines under 8 KB", () => {
		fc.assert(
			fc.property(anyText, fc.string({ unit: "binary", maxLength: 300 }), (data, event) => {
				for (const { seq, json } of createFramer().event({ event, data })) {
					expect(Buffer.byteLength(`id: ${seq}\ndata: ${json}\n\n`)).toBeLessThan(MAX_FRAME_BYTES);
				}
			}),
			{ verbose: 1 },
		);
	});

	it("numbers parts and frames without gaps", () => {
		const framer = createFramer();
		const frames = [...framer.event({ event: "message", data: "x".repeat(20_000) }), framer.done()].map(({ json }) =>
			JSON.parse(json),
		);
		expect(frames.map(({ seq, part, parts }) => [seq, part, parts])).toEqual([
			[1, 1, 3],
			[2, 2, 3],
			[3, 3, 3],
			[4, undefined, undefined],
		]);
	});

	it("leaves a short event in one frame without part numbers", () => {
		expect(createFramer().event({ event: "delta", data: "hi" })).toEqual([
			{ seq: 1, json: '{"seq":1,"event":"delta","data":"hi"}' },
		]);
	});

	it("refuses to join across a missing frame and ignores one seen before", () => {
		const assembler = createFrameAssembler();
		expect(assembler.push({ seq: 1, event: "message", data: "a" })).toEqual({ event: "message", data: "a" });
		expect(assembler.push({ seq: 1, event: "message", data: "a" })).toBeUndefined();
		expect(() => assembler.push({ seq: 3, event: "message", data: "c" })).toThrow("Frame 2 is missing");
	});
});
