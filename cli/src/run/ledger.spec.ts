import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appendToLedger, findResumePoint, readLedger, sha256Of } from "./ledger.ts";
import type { RawEvent } from "./task-events.ts";

function files() {
	const folder = mkdtempSync(join(tmpdir(), "vector-ledger-"));
	const [input, output, ledger] = ["in.rbxl", "out.rbxl", "out.ledger.jsonl"].map((name) => join(folder, name));
	writeFileSync(input!, "input");
	return { input: input!, output: output!, ledger: ledger! };
}

const event = (seq: number, type: string, fields: object = {}): RawEvent => ({
	seq,
	type,
	ts: seq,
	taskId: "t",
	...fields,
});

describe("a ledger", () => {
	it("gives the first events and never others, wherever it is cut", () => {
		const texts = fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 8 });
		const { ledger } = files();
		fc.assert(
			fc.property(texts, fc.double({ min: 0, max: 1, noNaN: true }), (lines, share) => {
				const events = lines.map((text, index) => event(index + 1, "message", { text }));
				const whole = Buffer.from(events.map((line) => `${JSON.stringify(line)}\n`).join(""));
				writeFileSync(ledger, whole.subarray(0, Math.floor(share * whole.length)));
				const found = readLedger(ledger).events;
				expect(found).toEqual(events.slice(0, found.length));
			}),
		);
	});

	it("goes on before the first change that the saved place does not hold", () => {
		const { input, output, ledger } = files();
		const applied = (seq: number) => event(seq, "proposal.applied", { ok: true });
		appendToLedger(ledger, event(1, "task.started"));
		appendToLedger(ledger, applied(2));
		writeFileSync(output, "with the first change");
		appendToLedger(ledger, { type: "place.saved", sha256: sha256Of(output), afterSeq: 2 });
		appendToLedger(ledger, event(3, "proposal.applying"));
		appendToLedger(ledger, applied(4));
		const point = findResumePoint("t", { input, output, ledger });
		expect(point.place).toBe(output);
		expect(point.events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
		expect(readLedger(ledger).events).toHaveLength(3);
	});

	it("refuses a result that was changed, a completed task and another task's name", () => {
		const { input, output, ledger } = files();
		appendToLedger(ledger, event(1, "task.started"));
		writeFileSync(output, "saved");
		appendToLedger(ledger, { type: "place.saved", sha256: sha256Of(output), afterSeq: 1 });
		writeFileSync(output, "changed by hand");
		expect(() => findResumePoint("t", { input, output, ledger })).toThrow("was changed after the task stopped");
		expect(() => findResumePoint("other", { input, output, ledger })).toThrow("is of another task");
		appendToLedger(ledger, event(2, "task.finished", { outcome: "completed" }));
		expect(() => findResumePoint("t", { input, output, ledger })).toThrow("is completed");
	});

	it("resumes a failed task, with its failure in the ledger", () => {
		const { input, output, ledger } = files();
		appendToLedger(ledger, event(1, "task.started"));
		appendToLedger(ledger, event(2, "task.finished", { outcome: "failed" }));
		expect(findResumePoint("t", { input, output, ledger })).toMatchObject({
			place: input,
			events: [{ seq: 1 }, { seq: 2 }],
		});
	});
});
