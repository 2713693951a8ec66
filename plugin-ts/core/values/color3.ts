import type { JsonValue } from "../json";
import { isJsonObject } from "../json-kind";
import type { Outcome } from "../outcome";
import { success } from "../outcome";
import { readComponents, readNumberText } from "./components";
import type { TypedObject } from "./typed-value";
import type { ValueCodec } from "./value-codec";
import { notA } from "./value-codec";
import { readNumber, shortNumber, wireNumber } from "./wire-number";

const NAMES = ["r", "g", "b"];

export const color3Codec: ValueCodec = {
	type: "Color3",
	aliases: ["Color3uint8"],
	expects: 'a Color3, as in "#ff8800" or [1, 0.53, 0] (components 0 to 1)',
	coerce: (input) => coerceColor(input),
	print: (value) => printColor(value),
};

function coerceColor(input: JsonValue): Outcome<TypedObject> {
	if (typeIs(input, "string")) return coerceText(input);
	const numbers = readComponents(input, NAMES, "Color3");
	if (numbers === undefined) return notA(color3Codec, input, "it needs exactly r, g, b");
	// Colours brighter than white exist; `raw` says that numbers above 1 are meant as they are.
	if (isJsonObject(input) && input.raw === true) return success(colorOf(numbers, true));
	return fromAnyScale(numbers, input);
}

/** 0 to 255 is recognised only when a component is above 1; a mix of both scales is refused. */
function fromAnyScale(numbers: readonly number[], input: JsonValue): Outcome<TypedObject> {
	if (numbers.some((value) => !(value >= 0 && value <= 255)))
		return notA(color3Codec, input, "a component is out of range");
	if (!numbers.some((value) => value > 1)) return success(colorOf(numbers));
	if (numbers.some((value) => value > 0 && value < 1)) return notA(color3Codec, input, "it mixes 0 to 1 with 0 to 255");
	return success(colorOf(numbers.map((value) => value / 255)));
}

function coerceText(text: string): Outcome<TypedObject> {
	const hex = string.match(text, "^%s*#?(%x+)%s*$")[0] as string | undefined;
	if (hex !== undefined) return fromHex(hex, text);
	const css = string.match(text, "^%s*rgb%s*(%(.*%))%s*$")[0] as string | undefined;
	const read = css === undefined ? readNumberText(text, "Color3") : readNumberText(css, "Color3");
	if (read === undefined || read.numbers.size() !== 3) return notA(color3Codec, text);
	const isByte = css !== undefined || read.constructorName === "fromRGB";
	if (isByte) {
		const isValid = read.numbers.every((value) => value >= 0 && value <= 255);
		return isValid
			? success(colorOf(read.numbers.map((value) => value / 255)))
			: notA(color3Codec, text, "a component is out of range");
	}
	if (read.constructorName !== "" && read.constructorName !== "new") return notA(color3Codec, text);
	return fromAnyScale(read.numbers, text);
}

function fromHex(hex: string, text: string): Outcome<TypedObject> {
	const isShort = hex.size() === 3;
	if (!isShort && hex.size() !== 6) return notA(color3Codec, text, "a hex colour has 3 or 6 digits");
	const width = isShort ? 1 : 2;
	const bytes = [0, 1, 2].map((index) => tonumber(string.sub(hex, index * width + 1, (index + 1) * width), 16) ?? 0);
	return success(colorOf(bytes.map((byte) => (isShort ? byte * 17 : byte) / 255)));
}

function colorOf(numbers: readonly number[], isRaw = false): TypedObject {
	const [r, g, b] = numbers.map(wireNumber);
	return isRaw ? { __t: "Color3", r, g, b, raw: true } : { __t: "Color3", r, g, b };
}

/** Within float precision of a byte. */
const BYTE_TOLERANCE = 0.001;

/** `#ff8800` where the colour is made of bytes, as almost all are; else its components. */
export function printColor(color: { readonly [key: string]: JsonValue | undefined }): string {
	const scaled = NAMES.map((name) => (readNumber(color[name]) ?? 0) * 255);
	const isBytes = scaled.every(
		(value) => value > -0.5 && value < 255.5 && math.abs(value - math.round(value)) < BYTE_TOLERANCE,
	);
	if (!isBytes) return `Color3(${NAMES.map((name) => shortNumber(color[name])).join(", ")})`;
	return `#${scaled.map((value) => string.format("%02x", math.round(value))).join("")}`;
}

/** The components of a colour inside another value, or why it is none. */
export function coerceColorParts(
	input: JsonValue,
): Outcome<{ readonly r: JsonValue; readonly g: JsonValue; readonly b: JsonValue }> {
	const color = coerceColor(input);
	if (!color.ok) return color;
	const { r, g, b, raw } = color.value;
	const parts = { r: r ?? 0, g: g ?? 0, b: b ?? 0 };
	return success(raw === true ? { ...parts, raw: true } : parts);
}
