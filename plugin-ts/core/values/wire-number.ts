import type { JsonValue } from "../json";
import { trim } from "../trim";

const WORDS: { readonly [word: string]: number | undefined } = {
	inf: math.huge,
	"+inf": math.huge,
	"-inf": -math.huge,
	infinity: math.huge,
	"-infinity": -math.huge,
	"math.huge": math.huge,
	"-math.huge": -math.huge,
	nan: 0 / 0,
};

/** A number as models write it: a number, its text, or `inf`, `-inf`, `nan`, which JSON lacks. */
export function readNumber(value: JsonValue | undefined): number | undefined {
	if (typeIs(value, "number")) return value;
	if (!typeIs(value, "string")) return undefined;
	const word = trim(value);
	if (string.find(word, "^[%+%-]?%.?%d[%d%.eE%+%-]*$")[0] !== undefined) return tonumber(word);
	return WORDS[word.lower()];
}

/** A component for the wire: itself, or the word for what JSON lacks. */
export function wireNumber(value: number): JsonValue {
	if (value !== value) return "nan";
	if (value === math.huge) return "inf";
	return value === -math.huge ? "-inf" : value;
}

/** A component for people: at most 4 digits after the point, no trailing zeros. */
export function shortNumber(value: JsonValue | undefined): string {
	const number = readNumber(value);
	if (number === undefined || number !== number || math.abs(number) === math.huge) return tostring(value);
	if (number !== 0 && (math.abs(number) < 0.0005 || math.abs(number) >= 1e15)) return string.format("%.4g", number);
	const rounded = math.floor(math.abs(number) * 10000 + 0.5) / 10000;
	const text = string.format("%.4f", rounded);
	const [trimmed] = string.gsub(string.gsub(text, "0+$", "")[0], "%.$", "");
	return number < 0 && rounded !== 0 ? `-${trimmed}` : trimmed;
}

/** The nearest 32-bit float, which is what vectors, colours and most properties hold. */
export function toFloat32(value: number): number {
	return string.unpack("<f", string.pack("<f", value))[0] as number;
}

/** The number with the fewest digits that is the same 32-bit float; any other number is returned as it is. */
export function shortestFloat(value: number): number {
	if (value !== value || math.abs(value) === math.huge || math.floor(value) === value || toFloat32(value) !== value)
		return value;
	for (const digits of $range(6, 9)) {
		const short = tonumber(string.format(`%.${digits}g`, value));
		if (short !== undefined && toFloat32(short) === value) return short;
	}
	return value;
}
