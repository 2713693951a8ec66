import type { JsonValue } from "../json";
import { describeJson } from "../json-describe";
import { isJsonObject } from "../json-kind";
import type { Outcome } from "../outcome";
import { failure, success } from "../outcome";
import { trim } from "../trim";
import { suggestName } from "./nearest";
import type { TypedObject } from "./typed-value";
import { itemsOfEnum } from "./value-codec";
import type { CoerceContext } from "./value-codec";

/** Enums with more items than this are not listed in an error. */
const LISTED_ITEMS = 12;

/** Reads an item of one enum: its name, alone or qualified (`Enum.Material.Neon`), or a typed value. */
export function coerceEnumItem(input: JsonValue, enumType: string, context: CoerceContext): Outcome<TypedObject> {
	const items = itemsOfEnum(context, enumType);
	if (items === undefined) return failure(`there is no enum ${enumType}; give the value another way or leave it out.`);
	const wanted = wantedName(input, enumType);
	if (wanted === undefined)
		return failure(
			`expected an item of Enum.${enumType} by name, as in "${items[0] ?? ""}"; got ${describeJson(input)}.`,
		);
	const name = findItem(items, wanted);
	if (name !== undefined) return success({ __t: "EnumItem", enumType, name });
	const hint = suggestName(wanted, items);
	const list = items.size() <= LISTED_ITEMS ? `; it has ${items.join(", ")}.` : ".";
	return failure(`Enum.${enumType} has no item "${wanted}"${hint === "" ? list : hint}`);
}

/** Undefined for what names an item of another enum, or none. */
function wantedName(input: JsonValue, enumType: string): string | undefined {
	if (typeIs(input, "string")) return unqualified(input, enumType);
	if (!isJsonObject(input)) return undefined;
	const owner = input.enumType ?? input.enum;
	const isOther = typeIs(owner, "string") && string.gsub(owner, "^Enum%.", "")[0] !== enumType;
	const name = input.name ?? input.value;
	return isOther || !typeIs(name, "string") ? undefined : unqualified(name, enumType);
}

function unqualified(input: string, enumType: string): string | undefined {
	const trimmed = trim(input);
	const qualified = string.match(trimmed, "^Enum%.(.+)$")[0] as string | undefined;
	const [owner, name] = string.match(qualified ?? trimmed, "^(%w+)%.(.+)$") as LuaTuple<[string?, string?]>;
	if (owner === undefined || name === undefined) return qualified === undefined ? trimmed : undefined;
	return owner === enumType ? name : undefined;
}

/** Exact first; then case, spaces and underscores are forgiven where that leaves one item. */
function findItem(items: readonly string[], wanted: string): string | undefined {
	if (items.includes(wanted)) return wanted;
	const folded = fold(wanted);
	const matches = items.filter((item) => fold(item) === folded);
	return matches.size() === 1 ? matches[0] : undefined;
}

function fold(name: string): string {
	return string.gsub(name.lower(), "[%s_%-]", "")[0];
}
