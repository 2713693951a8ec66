import { describe, expect, it } from "@rbxts/jest-globals";

import type { JsonValue } from "../core/json";
import { JSON_NULL } from "../core/json-kind";
import { s, validate } from "./schema";
import type { Infer } from "./schema";

const position = s.object({ line: s.integer({ minimum: 0 }), character: s.integer({ minimum: 0 }) });
const edit = s.object({ start: position, text: s.string() });
const parameters = s.object(
	{
		path: s.string({ description: "Where", minLength: 1 }),
		edits: s.array(edit, { maxItems: 2 }),
		dryRun: s.boolean(),
	},
	{ optional: ["dryRun"] },
);

type Parameters = Infer<typeof parameters>;

const VALID: Parameters = { path: "game.Workspace.Main", edits: [{ start: { line: 0, character: 4 }, text: "x" }] };

function problem(value: JsonValue): string {
	const result = validate(parameters, value);
	return result.ok ? "" : result.error;
}

describe("validate", () => {
	it("takes what fits, and null for what may be left out", () => {
		expect(validate(parameters, VALID as never)).toEqual({ ok: true, value: VALID });
		expect(validate(parameters, { ...VALID, dryRun: JSON_NULL } as never)).toEqual({ ok: true, value: VALID });
	});

	it("coerces what can mean only one thing", () => {
		const loose = { path: "p", edits: '[{"start": {"line": "3", "character": 0}, "text": 7}]', dryRun: "true" };
		expect(validate(parameters, loose)).toEqual({
			ok: true,
			value: { path: "p", edits: [{ start: { line: 3, character: 0 }, text: "7" }], dryRun: true },
		});
	});

	it("takes a single item for a list of one, and reports its problems inside", () => {
		expect(validate(parameters, { path: "p", edits: VALID.edits[0] } as never).ok).toBe(true);
	});

	it("locates every problem and says what to do", () => {
		const edits = [{ start: { line: "x", character: -1 }, text: "" }];
		expect(problem({ path: "", edits, pth: 1 })).toBe(
			'edits[0].start.character: expected a whole number ≥ 0, got -1; edits[0].start.line: expected a whole number ≥ 0, got "x"; ' +
				'path: expected a text that is not empty, got ""; pth: unknown parameter; did you mean "path"?. Correct this and send the call again.',
		);
	});

	it("says what is missing", () => {
		expect(problem({ edits: [] })).toBe(
			"path: is missing; expected a text that is not empty. Correct this and send the call again.",
		);
	});

	it("names the limit of a list and the way out", () => {
		expect(problem({ path: "p", edits: [VALID.edits[0], VALID.edits[0], VALID.edits[0]] as never })).toContain(
			"at most 2 items, got 3; split the work",
		);
	});
});

describe("s.union", () => {
	const step = s.union([s.string(), s.object({ tool: s.string(), target: s.string() })]);

	it("prefers the option that fits without coercion", () => {
		expect(validate(s.union([s.number(), s.string()]), "3")).toEqual({ ok: true, value: "3" });
		expect(validate(step, "just words")).toEqual({ ok: true, value: "just words" });
	});

	it("reports the option that came furthest", () => {
		const result = validate(step, { tool: "create_instance" });
		expect(result.ok ? "" : result.error).toContain("target: is missing");
	});
});

describe("s.choice", () => {
	it("forgives case and separators, and suggests the nearest word", () => {
		const status = s.choice(["done", "in_progress", "dropped"]);
		expect(validate(status, "In Progress")).toEqual({ ok: true, value: "in_progress" });
		const wrong = validate(status, "droped");
		expect(wrong.ok ? "" : wrong.error).toContain('did you mean "dropped"?');
	});
});

describe("the JSON schema sent", () => {
	it("comes from the same definition", () => {
		expect(s.object({ path: s.string({ description: "Where" }) }).json).toEqual({
			type: "object",
			properties: { path: { type: "string", description: "Where" } },
			required: ["path"],
			additionalProperties: false,
		});
	});
});
