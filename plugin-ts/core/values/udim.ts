import type { JsonValue } from "../json";
import { isJsonArray, isJsonObject } from "../json-kind";
import { success } from "../outcome";
import { memberOf, numbersOf, readComponents, readNumberText } from "./components";
import type { TypedObject } from "./typed-value";
import type { ValueCodec } from "./value-codec";
import { notA } from "./value-codec";
import { shortNumber, wireNumber } from "./wire-number";

const UDIM_NAMES = ["scale", "offset"];

export const udimCodec: ValueCodec = {
	type: "UDim",
	expects: "a UDim, as in [0.5, 10] (scale, offset in whole pixels)",
	coerce: (input) => {
		const numbers = readComponents(input, UDIM_NAMES, "UDim");
		if (numbers === undefined) return notA(udimCodec, input);
		if (!isOffset(numbers[1])) return notA(udimCodec, input, "the offset is a whole number");
		return success({ __t: "UDim", ...axisOf(numbers[0]!, numbers[1]!) });
	},
	print: (value) => `UDim(${axisText(value)})`,
};

const UDIM2_NAMES = ["xScale", "xOffset", "yScale", "yOffset"];

export const udim2Codec: ValueCodec = {
	type: "UDim2",
	expects: "a UDim2, as in [0.5, 0, 0, 40] (x scale, x offset, y scale, y offset in whole pixels)",
	coerce: (input) => {
		const numbers = readUDim2(input);
		if (numbers === undefined || numbers.size() !== 4) return notA(udim2Codec, input);
		if (!isOffset(numbers[1]) || !isOffset(numbers[3])) return notA(udim2Codec, input, "offsets are whole numbers");
		return success({
			__t: "UDim2",
			x: axisOf(numbers[0]!, numbers[1]!),
			y: axisOf(numbers[2]!, numbers[3]!),
		} satisfies TypedObject);
	},
	print: (value) => `UDim2(${axisText(value.x)}, ${axisText(value.y)})`,
};

function readUDim2(input: JsonValue): readonly number[] | undefined {
	if (typeIs(input, "string")) return readUDim2Text(input);
	const [x, y] = isJsonArray(input)
		? [input[0], input[1]]
		: isJsonObject(input)
			? [memberOf(input, "x"), memberOf(input, "y")]
			: [];
	const isPair = typeIs(x, "table") && typeIs(y, "table");
	if (!isPair) return readComponents(input, UDIM2_NAMES, "UDim2");
	if (isJsonArray(input) && input.size() !== 2) return undefined;
	const left = readComponents(x, UDIM_NAMES, "UDim");
	const right = readComponents(y, UDIM_NAMES, "UDim");
	return left === undefined || right === undefined ? undefined : [...left, ...right];
}

/** Also Studio's own form, `{0.5, 0}, {0, 40}`. */
function readUDim2Text(text: string): readonly number[] | undefined {
	const [bare] = string.gsub(text, "[{}]", " ");
	const read = readNumberText(bare, "UDim2");
	if (read === undefined) return undefined;
	const { constructorName, numbers } = read;
	if (constructorName === "fromScale") return numbers.size() === 2 ? [numbers[0]!, 0, numbers[1]!, 0] : undefined;
	if (constructorName === "fromOffset") return numbers.size() === 2 ? [0, numbers[0]!, 0, numbers[1]!] : undefined;
	return constructorName === "" || constructorName === "new" ? numbers : undefined;
}

function isOffset(value: number | undefined): boolean {
	return value !== undefined && math.floor(value) === value && math.abs(value) <= 2 ** 31;
}

function axisOf(scale: number, offset: number): { readonly scale: JsonValue; readonly offset: JsonValue } {
	return { scale: wireNumber(scale), offset };
}

function axisText(axis: JsonValue | undefined): string {
	if (!isJsonObject(axis)) return tostring(axis);
	const numbers = numbersOf([axis.scale ?? 0, axis.offset ?? 0]) ?? [];
	return numbers.map(shortNumber).join(", ");
}
