import type { JsonObject, JsonValue } from "../json";
import { isJsonArray, isJsonObject, sortedKeys } from "../json-kind";
import { trim } from "../trim";
import { readNumber } from "./wire-number";

/** Numbers found in a text such as `4, 1, 4` or `Vector3.new(4, 1, 4)`, and the constructor named. */
export interface NumberText {
	/** `new`, `fromRGB`, …; empty when the text is only numbers. */
	readonly constructorName: string;
	readonly numbers: readonly number[];
}

/** Reads numbers separated by commas or spaces, alone, in brackets or as a constructor call of `typeName`. */
export function readNumberText(text: string, typeName: string): NumberText | undefined {
	const trimmed = trim(text);
	const [called, inside] = string.match(trimmed, "^([%a][%w%.]*)%s*%((.*)%)$") as LuaTuple<[string?, string?]>;
	if (called !== undefined && inside !== undefined) {
		const [owner, name] = string.match(called, "^(%w+)%.?(%a*)$") as LuaTuple<[string?, string?]>;
		const numbers = readNumberList(inside);
		return owner === typeName && numbers !== undefined ? { constructorName: name ?? "", numbers } : undefined;
	}
	const bare = (string.match(trimmed, "^%((.*)%)$")[0] ?? string.match(trimmed, "^%[(.*)%]$")[0] ?? trimmed) as string;
	const numbers = readNumberList(bare);
	return numbers === undefined ? undefined : { constructorName: "", numbers };
}

function readNumberList(text: string): readonly number[] | undefined {
	const numbers = new Array<number>();
	const [spaced] = string.gsub(text, ",", " ");
	for (const [word] of string.gmatch(spaced, "%S+")) {
		const number = readNumber(tostring(word));
		if (number === undefined) return undefined;
		numbers.push(number);
	}
	return numbers.isEmpty() ? undefined : numbers;
}

/** Exactly `names.size()` numbers from a list, an object with these keys (either case), or a text. */
export function readComponents(
	input: JsonValue,
	names: readonly string[],
	typeName: string,
): readonly number[] | undefined {
	const numbers = readRaw(input, names, typeName);
	return numbers !== undefined && numbers.size() === names.size() ? numbers : undefined;
}

function readRaw(input: JsonValue, names: readonly string[], typeName: string): readonly number[] | undefined {
	if (isJsonArray(input)) return numbersOf(input);
	if (isJsonObject(input))
		return hasOnly(input, names) ? numbersOf(names.mapFiltered((name) => memberOf(input, name))) : undefined;
	if (!typeIs(input, "string")) return undefined;
	const read = readNumberText(input, typeName);
	return read !== undefined && (read.constructorName === "" || read.constructorName === "new")
		? read.numbers
		: undefined;
}

/** A list in which everything is a number. */
export function numbersOf(items: readonly JsonValue[]): readonly number[] | undefined {
	const numbers = items.mapFiltered((item) => readNumber(item));
	return numbers.size() === items.size() ? numbers : undefined;
}

/** Members that say how a value is meant rather than being part of it. */
const MARKS = new Set(["__t", "raw"]);

/** Whether all members are among these, whatever their case: one that would be ignored may have been meant. */
export function hasOnly(object: JsonObject, names: readonly string[]): boolean {
	const known = new Set(names.map((name) => name.lower()));
	return sortedKeys(object).every((key) => MARKS.has(key) || known.has(key.lower()));
}

/** A member by name, whatever its case: `Scale`, `scale`, `xScale`, `XScale`. */
export function memberOf(object: JsonObject, name: string): JsonValue | undefined {
	const exact = object[name];
	if (exact !== undefined) return exact;
	const wanted = name.lower();
	for (const [key, value] of pairs(object as { readonly [key: string]: JsonValue })) {
		if (tostring(key).lower() === wanted) return value;
	}
	return undefined;
}
