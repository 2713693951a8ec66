import type { JsonObject, JsonValue } from "../core/json";
import { textAt } from "../core/json-access";
import { isJsonObject, sortedKeys } from "../core/json-kind";
import { parseJson } from "../core/json-parse";
import { printJson } from "../core/json-print";
import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import { evaluateCheck, parseCheck } from "../tools/checks/check-registry";
import type { CheckContext } from "../tools/checks/check-type";

/** Where a place keeps its regression suite: ServerStorage is never sent to clients and runs nothing. */
export const SUITE_PATH = "game.ServerStorage.Vector.Checks";

/** A check that proved a step once, with what it proved. */
export interface SuiteCheck {
	readonly intent: string;
	readonly check: JsonObject;
}

/** What became of one line of the suite. A line that cannot be read fails and says why. */
export interface SuiteResult extends SuiteCheck {
	/** Line in the suite's script, from 1. */
	readonly line: number;
	readonly passed: boolean;
	readonly text: string;
}

const HEADER = [
	"-- Regression suite of this place, kept by Vector: checks that proved finished work.",
	"-- One check a line, as JSON; edit, add and delete lines as you like.",
	"-- Run it with /check in Vector or with `vector check --place FILE`.",
	"-- Data only: nothing requires this module, and requiring it would only give this text.",
	"return [==[",
];

const CLOSING = "]==]";

/** Runs every check of the place's suite. Fails when the place has none. */
export function runSuite(context: CheckContext): Outcome<readonly SuiteResult[]> {
	const found = context.scripts.read(SUITE_PATH);
	const results = found.ok ? suiteLines(found.value.text).map((entry) => evaluateLine(entry, context)) : [];
	if (results.size() > 0) return success(results);
	return failure(
		`This place keeps no checks (${SUITE_PATH}). They are offered at the end of a task whose plan carries checks.`,
	);
}

/**
 * The suite's text with these checks kept: one that tests the same thing takes the place of the former, the others are
 * added at the end; everything else stays as the user left it. Fails for a script that is no suite.
 */
export function withChecks(suiteText: string | undefined, checks: readonly SuiteCheck[]): Outcome<string> {
	const lines = suiteText === undefined ? [...HEADER, CLOSING, ""] : suiteText.split("\n");
	const closing = lines.findIndex((line) => string.find(line, `^%s*%]==%]`)[0] !== undefined);
	if (closing < 0) return failure(`${SUITE_PATH} does not look like a list of checks, so it was left alone.`);
	const added = new Array<string>();
	for (const entry of checks) {
		const identity = identityOf(entry.check);
		const at = lines.findIndex((line) => {
			const read = readLine(line);
			return read?.ok === true && identityOf(read.value.check) === identity;
		});
		if (at < 0) added.push(printLine(entry));
		else lines[at] = printLine(entry);
	}
	const before = lines.filter((_, index) => index < closing);
	const after = lines.filter((_, index) => index >= closing);
	return success([...before, ...added, ...after].join("\n"));
}

interface SuiteLine {
	readonly line: number;
	readonly read: Outcome<SuiteCheck>;
}

function suiteLines(text: string): readonly SuiteLine[] {
	const found = new Array<SuiteLine>();
	text.split("\n").forEach((line, index) => {
		const read = readLine(line);
		if (read !== undefined) found.push({ line: index + 1, read });
	});
	return found;
}

/** Undefined for a line that holds no check: comments and the frame around the list. A comma at the end is forgiven. */
function readLine(line: string): Outcome<SuiteCheck> | undefined {
	const [json] = string.match(line, "^%s*(%{.*)$") as LuaTuple<[string?]>;
	if (json === undefined) return undefined;
	const parsed = parseJson(string.gsub(json, ",?%s*$", "")[0]);
	if (!parsed.ok) return parsed;
	const entry = parsed.value as JsonObject;
	if (!isJsonObject(entry.check)) return failure('Expected {"check": {"type": …}, "intent": …}.');
	const check = parseCheck(entry.check);
	return check.ok ? success({ intent: textAt(entry, "intent") ?? "", check: check.value }) : check;
}

function evaluateLine({ line, read }: SuiteLine, context: CheckContext): SuiteResult {
	if (!read.ok)
		return { line, intent: "", check: {}, passed: false, text: `Line ${line} cannot be read: ${read.error}` };
	return { line, ...read.value, ...evaluateCheck(read.value.check, context) };
}

/** The closing bracket of the Luau text around the list must not occur in it. */
function printLine({ intent, check }: SuiteCheck): string {
	return string.gsub(printJson({ check, intent }), "%]==", "\\u005d==")[0];
}

const WANTED_KEYS = new ReadonlySet(["value", "op", "n"]);

/** What a check looks at, without what it wants to find there. */
function identityOf(check: JsonObject): string {
	const subject: { [key: string]: JsonValue | undefined } = {};
	for (const key of sortedKeys(check)) if (!WANTED_KEYS.has(key)) subject[key] = check[key];
	return printJson(subject);
}
