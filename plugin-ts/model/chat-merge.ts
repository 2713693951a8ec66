import type { JsonObject, JsonValue } from "../core/json";
import { numberAt, textAt } from "../core/json-access";
import { isJsonArray, isJsonObject, JSON_NULL } from "../core/json-kind";
import { joinPieces } from "./join-pieces";

export type MutableJson = { [key: string]: JsonValue | undefined };

/** Fields that arrive in pieces; any other text is a whole value and replaces what was there. */
const STREAMED_TEXT = new Set([
	"content",
	"reasoning",
	"reasoning_content",
	"refusal",
	"text",
	"summary",
	"data",
	"thinking",
	"thought",
]);

/** Merges a delta's fields into what came before, so that the message can be echoed as if it had come whole. */
export function mergeFields(target: MutableJson, delta: JsonObject, skipped: ReadonlySet<string>): void {
	for (const [key, value] of pairs(delta as { readonly [key: string]: JsonValue })) {
		const name = tostring(key);
		if (skipped.has(name) || value === JSON_NULL) continue;
		target[name] = mergeValue(name, target[name], value);
	}
}

const NOTHING = new Set<string>();

function mergeValue(name: string, before: JsonValue | undefined, value: JsonValue): JsonValue {
	if (before === undefined) return isJsonArray(value) ? mergeItems([], value) : value;
	if (typeIs(value, "string"))
		return typeIs(before, "string") && STREAMED_TEXT.has(name)
			? joinPieces(before, value)
			: keepNonEmpty(before, value);
	if (isJsonArray(value) && isJsonArray(before)) return mergeItems(before, value);
	if (!isJsonObject(value) || !isJsonObject(before)) return value;
	const merged: MutableJson = { ...before };
	mergeFields(merged, value, NOTHING);
	return merged;
}

function keepNonEmpty(before: JsonValue, value: string): JsonValue {
	return value === "" ? before : value;
}

/** Items with the same index and type are one item in pieces; so are neighbours of one type that carry no index. */
function mergeItems(before: readonly JsonValue[], added: readonly JsonValue[]): JsonValue {
	const items = [...before];
	for (const item of added) {
		const place = isJsonObject(item) ? findItem(items, item) : undefined;
		const existing = place === undefined ? undefined : items[place];
		if (place === undefined || existing === undefined) items.push(item);
		else items[place] = mergeValue("", existing, item);
	}
	return items;
}

function findItem(items: readonly JsonValue[], item: JsonObject): number | undefined {
	const index = numberAt(item, "index");
	const kind = textAt(item, "type");
	if (index === undefined && kind === undefined) return undefined;
	for (let at = items.size() - 1; at >= 0; at--) {
		const other = items[at]!;
		const isSame =
			isJsonObject(other) &&
			textAt(other, "type") === kind &&
			numberAt(other, "index") === index &&
			!haveDifferentIds(other, item);
		if (isSame) return at;
		if (index === undefined) return undefined;
	}
	return undefined;
}

function haveDifferentIds(a: JsonObject, b: JsonObject): boolean {
	const left = textAt(a, "id");
	const right = textAt(b, "id");
	return left !== undefined && right !== undefined && left !== right;
}
