import type { JsonObject, JsonValue } from "../core/json";
import { describeJson } from "../core/json-describe";
import { suggestName } from "../core/values/nearest";
import type { Described, Schema } from "./schema-types";
import { reportProblem } from "./schema-types";

export interface StringOptions extends Described {
	readonly minLength?: number;
}

export function stringSchema(options: StringOptions = {}): Schema<string> {
	const minLength = options.minLength ?? 0;
	const expects = minLength > 0 ? "a text that is not empty" : "a text";
	return {
		json: { type: "string", description: options.description, minLength: minLength > 0 ? minLength : undefined },
		expects,
		read: (value, at, reader) => {
			const text = toText(value, reader.lenient);
			if (text === undefined || text.size() < minLength)
				return reportProblem(reader, at, `expected ${expects}, got ${describeJson(value)}`);
			return text;
		},
	};
}

function toText(value: JsonValue, lenient: boolean): string | undefined {
	if (typeIs(value, "string")) return value;
	return lenient && (typeIs(value, "number") || typeIs(value, "boolean")) ? tostring(value) : undefined;
}

export interface NumberOptions extends Described {
	readonly minimum?: number;
	readonly maximum?: number;
}

export function numberSchema(options: NumberOptions = {}): Schema<number> {
	return numeric("number", "a number", options, () => true);
}

export function integerSchema(options: NumberOptions = {}): Schema<number> {
	return numeric("integer", "a whole number", options, (value) => math.floor(value) === value);
}

function numeric(
	kind: string,
	noun: string,
	options: NumberOptions,
	isAllowed: (value: number) => boolean,
): Schema<number> {
	const expects = `${noun}${describeRange(options)}`;
	const json: JsonObject = {
		type: kind,
		description: options.description,
		minimum: options.minimum,
		maximum: options.maximum,
	};
	const isInRange = (value: number) =>
		value >= (options.minimum ?? -math.huge) && value <= (options.maximum ?? math.huge);
	return {
		json,
		expects,
		read: (value, at, reader) => {
			const number = toNumber(value, reader.lenient);
			const isFinite = number !== undefined && math.abs(number) < math.huge;
			if (!isFinite || !isAllowed(number) || !isInRange(number))
				return reportProblem(reader, at, `expected ${expects}, got ${describeJson(value)}`);
			return number;
		},
	};
}

function describeRange({ minimum, maximum }: NumberOptions): string {
	if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
	if (minimum !== undefined) return ` ≥ ${minimum}`;
	return maximum === undefined ? "" : ` ≤ ${maximum}`;
}

function toNumber(value: JsonValue, lenient: boolean): number | undefined {
	if (typeIs(value, "number")) return value;
	if (!lenient || !typeIs(value, "string")) return undefined;
	return string.find(value, "^%s*[%+%-]?%.?%d[%d%.eE%+%-]*%s*$")[0] === undefined ? undefined : tonumber(value);
}

export function booleanSchema(options: Described = {}): Schema<boolean> {
	return {
		json: { type: "boolean", description: options.description },
		expects: "true or false",
		read: (value, at, reader) => {
			const boolean = toBoolean(value, reader.lenient);
			return boolean ?? reportProblem(reader, at, `expected true or false, got ${describeJson(value)}`);
		},
	};
}

function toBoolean(value: JsonValue, lenient: boolean): boolean | undefined {
	if (typeIs(value, "boolean")) return value;
	if (!lenient || !typeIs(value, "string")) return undefined;
	const word = value.lower();
	return word === "true" ? true : word === "false" ? false : undefined;
}

/** One of a few words; case and surrounding spaces are forgiven. */
export function choiceSchema<const T extends string>(choices: readonly T[], options: Described = {}): Schema<T> {
	const expects =
		choices.size() === 1 ? `"${choices[0]}"` : `one of ${choices.map((choice) => `"${choice}"`).join(", ")}`;
	return {
		json: { type: "string", enum: choices, description: options.description },
		expects,
		read: (value, at, reader) => {
			const found = typeIs(value, "string") ? findChoice(choices, value, reader.lenient) : undefined;
			return (
				found ??
				reportProblem(
					reader,
					at,
					`expected ${expects}, got ${describeJson(value)}${typeIs(value, "string") ? suggestName(value, choices) : ""}`,
				)
			);
		},
	};
}

function findChoice<T extends string>(choices: readonly T[], text: string, lenient: boolean): T | undefined {
	const exact = choices.find((choice) => choice === text);
	if (exact !== undefined || !lenient) return exact;
	const folded = fold(text);
	return choices.find((choice) => fold(choice) === folded);
}

function fold(text: string): string {
	const [folded] = string.gsub(text.lower(), "[%s_%-]", "");
	return folded;
}

export function anyJsonSchema(options: Described = {}): Schema<JsonValue> {
	return { json: { description: options.description }, expects: "any JSON value", read: (value) => value };
}
