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

const skipValue = (text: string, from: number): number => {
	let depth = 0;
	let index = from;
	for (;;) {
		const character = text[index];
		if (character === '"') index = skipString(text, index) - 1;
		else if (character === "{" || character === "[") depth += 1;
		else if (character === "}" || character === "]") depth -= 1;
		index += 1;
		if (depth > 0) continue;
		const next = text[index];
		const isScalar = character !== '"' && character !== "}" && character !== "]";
		if (!isScalar || next === undefined || next === "," || next === "}" || next === "]" || isSpace(next)) return index;
	}
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
