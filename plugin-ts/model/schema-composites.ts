import type { JsonObject, JsonValue } from "../core/json";
import { describeJson } from "../core/json-describe";
import { EMPTY_OBJECT, isJsonArray, isJsonObject, JSON_NULL, sortedKeys } from "../core/json-kind";
import { suggestName } from "../core/values/nearest";
import { parseLenientJson } from "./json-repair";
import type { Described, Infer, Schema, SchemaReader } from "./schema-types";
import { reportProblem } from "./schema-types";

export interface ArrayOptions extends Described {
	readonly minItems?: number;
	readonly maxItems?: number;
}

/** A list. Leniently, JSON text of a list is decoded and a single item that fits is taken as a list of one. */
export function arraySchema<T extends defined>(item: Schema<T>, options: ArrayOptions = {}): Schema<readonly T[]> {
	const minItems = options.minItems ?? 0;
	const maxItems = options.maxItems ?? math.huge;
	const expects = `a list of ${item.expects}`;
	return {
		json: {
			type: "array",
			items: item.json,
			description: options.description,
			minItems: options.minItems,
			maxItems: options.maxItems,
		},
		expects,
		read: (value, at, reader) => {
			const list = toList(value, item, reader);
			if (list === undefined) return reportProblem(reader, at, `expected ${expects}, got ${describeJson(value)}`);
			if (list.size() < minItems)
				return reportProblem(reader, at, `expected at least ${minItems} items, got ${list.size()}`);
			if (list.size() > maxItems)
				return reportProblem(
					reader,
					at,
					`expected at most ${maxItems} items, got ${list.size()}; split the work into several calls`,
				);
			return readItems(list, item, at, reader);
		},
	};
}

function toList(value: JsonValue, item: Schema<defined>, reader: SchemaReader): readonly JsonValue[] | undefined {
	if (isJsonArray(value)) return value;
	if (!reader.lenient) return undefined;
	const decoded = decodeText(value, isJsonArray);
	if (decoded !== undefined) return decoded as readonly JsonValue[];
	const trial: SchemaReader = { lenient: true, problems: [] };
	const single = item.read(value, "", trial);
	return single !== undefined && trial.problems.isEmpty() ? [value] : undefined;
}

function readItems<T extends defined>(
	list: readonly JsonValue[],
	item: Schema<T>,
	at: string,
	reader: SchemaReader,
): readonly T[] | undefined {
	const items = new Array<T>();
	list.forEach((value, index) => {
		const read = item.read(value, `${at}[${index}]`, reader);
		if (read !== undefined) items.push(read);
	});
	return items.size() === list.size() ? items : undefined;
}

/** Decodes text that holds the wanted shape: models double-encode nested arguments. */
function decodeText(value: JsonValue, isWanted: (value: JsonValue) => boolean): JsonValue | undefined {
	if (!typeIs(value, "string")) return undefined;
	const parsed = parseLenientJson(value);
	return parsed.ok && isWanted(parsed.value) ? parsed.value : undefined;
}

export type Shape = { readonly [key: string]: Schema<unknown> };

export interface ObjectOptions<O> extends Described {
	/** Keys that may be left out. */
	readonly optional?: readonly O[];
	/** Ignore keys the schema does not name, instead of reporting them. */
	readonly isOpen?: boolean;
}

export type ObjectOf<P extends Shape, O extends keyof P> = { readonly [K in Exclude<keyof P, O>]: Infer<P[K]> } & {
	readonly [K in O]?: Infer<P[K]>;
};

export function objectSchema<P extends Shape, O extends keyof P & string = never>(
	shape: P,
	options: ObjectOptions<O> = {},
): Schema<ObjectOf<P, O>> {
	const names = sortedKeys(shape as never);
	const optional = new Set<string>(options.optional ?? []);
	const required = names.filter((name) => !optional.has(name));
	const expects = names.isEmpty()
		? "an object"
		: `an object {${names.map((name) => (optional.has(name) ? `${name}?` : name)).join(", ")}}`;
	const fields: Shape = shape;
	return {
		json: {
			type: "object",
			properties: propertiesOf(fields, names),
			required: required.isEmpty() ? undefined : required,
			additionalProperties: options.isOpen ? undefined : false,
			description: options.description,
		},
		expects,
		read: (value, at, reader) => {
			const object = toObject(value, reader);
			if (object === undefined) return reportProblem(reader, at, `expected ${expects}, got ${describeJson(value)}`);
			const before = reader.problems.size();
			const result: { [key: string]: unknown } = {};
			for (const name of names)
				result[name] = readMember(object[name], fields[name], optional.has(name), join(at, name), reader);
			if (!options.isOpen) reportUnknown(object, names, at, reader);
			return reader.problems.size() === before ? (result as ObjectOf<P, O>) : undefined;
		},
	};
}

function propertiesOf(fields: Shape, names: readonly string[]): JsonObject {
	if (names.isEmpty()) return EMPTY_OBJECT;
	const properties: { [key: string]: JsonValue } = {};
	for (const name of names) properties[name] = fields[name]!.json;
	return properties;
}

function readMember(
	value: JsonValue | undefined,
	field: Schema<unknown> | undefined,
	isOptional: boolean,
	at: string,
	reader: SchemaReader,
): unknown {
	if (field === undefined) return undefined;
	if (value !== undefined && value !== JSON_NULL) return field.read(value, at, reader);
	return isOptional ? undefined : reportProblem(reader, at, `is missing; expected ${field.expects}`);
}

function reportUnknown(object: JsonObject, names: readonly string[], at: string, reader: SchemaReader): void {
	for (const key of sortedKeys(object)) {
		if (names.includes(key)) continue;
		const hint = suggestName(key, names);
		const known = hint !== "" ? hint : names.isEmpty() ? "; it takes none" : `; known here: ${names.join(", ")}`;
		reportProblem(reader, join(at, key), `unknown parameter${known}`);
	}
}

function toObject(value: JsonValue, reader: SchemaReader): JsonObject | undefined {
	if (isJsonObject(value)) return value;
	return reader.lenient ? (decodeText(value, isJsonObject) as JsonObject | undefined) : undefined;
}

/** An object with any keys and values of one kind. */
export function recordSchema<T>(item: Schema<T>, options: Described = {}): Schema<{ readonly [key: string]: T }> {
	const expects = `an object whose values are ${item.expects}`;
	return {
		json: {
			type: "object",
			additionalProperties: isAnything(item) ? undefined : item.json,
			description: options.description,
		},
		expects,
		read: (value, at, reader) => {
			const object = toObject(value, reader);
			if (object === undefined) return reportProblem(reader, at, `expected ${expects}, got ${describeJson(value)}`);
			const before = reader.problems.size();
			const result: { [key: string]: T } = {};
			for (const key of sortedKeys(object)) {
				const read = item.read(object[key]!, join(at, key), reader);
				if (read !== undefined) result[key] = read;
			}
			return reader.problems.size() === before ? result : undefined;
		},
	};
}

function isAnything(schema: Schema<unknown>): boolean {
	return schema.json["type"] === undefined && schema.json["anyOf"] === undefined;
}

function join(at: string, key: string): string {
	return at === "" ? key : `${at}.${key}`;
}
