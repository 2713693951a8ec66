/** Where a member's value stands in the text, end exclusive. */
export interface ValueRange {
	readonly start: number;
	readonly end: number;
}

const isSpace = (character: string | undefined): boolean =>
	character === " " || character === "\n" || character === "\r" || character === "\t";

const skipSpace = (text: string, from: number): number => {
	let index = from;
	while (isSpace(text[index])) index += 1;
	return index;
};

/** Index after the string literal that starts at `from`. */
const skipString = (text: string, from: number): number => {
	let index = from + 1;
	while (text[index] !== '"') index += text[index] === "\\" ? 2 : 1;
	return index + 1;
};

/** Index after the object or array that starts at `from`. */
const skipNested = (text: string, from: number): number => {
	let depth = 0;
	let index = from;
	do {
		const character = text[index];
		if (character === "{" || character === "[") depth += 1;
		else if (character === "}" || character === "]") depth -= 1;
		index = character === '"' ? skipString(text, index) : index + 1;
	} while (depth > 0);
	return index;
};

const SCALAR = /[^\s,\]}]*/y;

const skipValue = (text: string, from: number): number => {
	if (text[from] === '"') return skipString(text, from);
	if (text[from] === "{" || text[from] === "[") return skipNested(text, from);
	SCALAR.lastIndex = from;
	return from + (SCALAR.exec(text)?.[0].length ?? 0);
};

/**
 * Finds the members of the object that a text holds, so that one value can be forwarded or replaced while every other
 * byte stays as it came: parsing and writing again would change long numbers and repeated keys.
 * The text must be an object that JSON.parse accepts. A repeated key counts where it stands last, as in JSON.parse.
 */
export const findMembers = (text: string): ReadonlyMap<string, ValueRange> => {
	const members = new Map<string, ValueRange>();
	let index = skipSpace(text, skipSpace(text, 0) + 1);
	while (text[index] === '"') {
		const afterKey = skipString(text, index);
		const key = String(JSON.parse(text.slice(index, afterKey)));
		const start = skipSpace(text, skipSpace(text, afterKey) + 1);
		const end = skipValue(text, start);
		members.set(key, { start, end });
		index = skipSpace(text, skipSpace(text, end) + 1);
	}
	return members;
};

/** Sets one member of the object that a text holds, leaving all other bytes alone. Same demands as `findMembers`. */
export const setMember = (text: string, key: string, value: string): string => {
	const json = JSON.stringify(value);
	const members = findMembers(text);
	const known = members.get(key);
	if (known !== undefined) return text.slice(0, known.start) + json + text.slice(known.end);
	const afterBrace = text.indexOf("{") + 1;
	return `${text.slice(0, afterBrace)}${JSON.stringify(key)}:${json}${members.size > 0 ? "," : ""}${text.slice(afterBrace)}`;
};
