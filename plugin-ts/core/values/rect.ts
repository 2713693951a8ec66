import type { JsonValue } from "../json";
import { isJsonArray, isJsonObject } from "../json-kind";
import { success } from "../outcome";
import { memberOf, readComponents } from "./components";
import type { ValueCodec } from "./value-codec";
import { notA } from "./value-codec";
import { shortNumber, wireNumber } from "./wire-number";

const XY = ["x", "y"];

export const rectCodec: ValueCodec = {
	type: "Rect",
	aliases: ["Rect2D"],
	expects: "a Rect, as in [0, 0, 16, 16] (min x, min y, max x, max y)",
	coerce: (input) => {
		const numbers = fromCorners(input) ?? readComponents(input, ["minX", "minY", "maxX", "maxY"], "Rect");
		if (numbers === undefined) return notA(rectCodec, input);
		const [minX, minY, maxX, maxY] = numbers.map(wireNumber);
		return success({ __t: "Rect", min: { x: minX, y: minY }, max: { x: maxX, y: maxY } });
	},
	print: (value) => `Rect(${cornerText(value.min)}, ${cornerText(value.max)})`,
};

function fromCorners(input: JsonValue): readonly number[] | undefined {
	const [min, max] = isJsonArray(input)
		? [input[0], input[1]]
		: isJsonObject(input)
			? [memberOf(input, "min"), memberOf(input, "max")]
			: [];
	if (!typeIs(min, "table") || !typeIs(max, "table")) return undefined;
	const low = readComponents(min, XY, "Vector2");
	const high = readComponents(max, XY, "Vector2");
	return low === undefined || high === undefined ? undefined : [...low, ...high];
}

function cornerText(corner: JsonValue | undefined): string {
	return isJsonObject(corner) ? `${shortNumber(corner.x)}, ${shortNumber(corner.y)}` : tostring(corner);
}
