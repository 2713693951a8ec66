import type { JsonValue } from "../core/json";
import { trim } from "../core/trim";

/**
 * Parameters that hold text to be taken as it is: nothing inside is markup, nothing is unescaped, and the last closing
 * tag ends them.
 */
const CONTENT_PARAMS = new Set(["source", "text", "find", "replace", "content", "code", "patch", "diff"]);

export function isContentParam(name: string): boolean {
	return CONTENT_PARAMS.has(name);
}

/** Content keeps its bytes; where it was written as a block, the line breaks next to the tags belong to the markup. */
export function contentValue(raw: string): string {
	const [, blockStart] = string.find(raw, "^[ \t]*\r?\n");
	if (blockStart === undefined) return raw;
	const body = string.sub(raw, blockStart + 1);
	const [lastBreak] = string.find(body, "\r?\n[ \t]*$");
	return lastBreak === undefined ? body : string.sub(body, 1, lastBreak - 1);
}

/** A single value: surrounding space is markup, entities are unescaped once; JSON text is left for the schema to decode. */
export function singleValue(raw: string): JsonValue {
	const trimmed = trim(raw);
	return string.find(trimmed, "^[%[{]")[0] === undefined ? unescapeEntities(trimmed) : trimmed;
}

const ENTITIES: { readonly [name: string]: string | undefined } = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

export function unescapeEntities(text: string): string {
	const [result] = string.gsub(
		text,
		"&(#?%w+);",
		(entity: string) => ENTITIES[entity] ?? numericEntity(entity) ?? `&${entity};`,
	);
	return result;
}

function numericEntity(entity: string): string | undefined {
	const decimal = string.match(entity, "^#(%d+)$")[0] as string | undefined;
	if (decimal !== undefined) return characterOf(tonumber(decimal));
	const hex = string.match(entity, "^#[xX](%x+)$")[0] as string | undefined;
	return hex === undefined ? undefined : characterOf(tonumber(hex, 16));
}

function characterOf(codePoint: number | undefined): string | undefined {
	if (codePoint === undefined || codePoint < 1 || codePoint > 0x10ffff) return undefined;
	return codePoint >= 0xd800 && codePoint <= 0xdfff ? undefined : utf8.char(codePoint);
}
