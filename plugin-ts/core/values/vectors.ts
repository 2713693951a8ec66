import type { JsonValue } from "../json";
import { success } from "../outcome";
import { readComponents } from "./components";
import type { TypedObject } from "./typed-value";
import type { ValueCodec } from "./value-codec";
import { notA } from "./value-codec";
import { shortNumber, wireNumber } from "./wire-number";

function vectorCodec(kind: string, names: readonly string[], example: string, isWhole: boolean): ValueCodec {
	const codec: ValueCodec = {
		type: kind,
		expects: `a ${kind}, as in ${example}`,
		coerce: (input) => {
			const numbers = readComponents(input, names, kind);
			if (numbers === undefined) return notA(codec, input, `it needs exactly ${names.join(", ")}`);
			if (isWhole && !numbers.every(isInt16))
				return notA(codec, input, "components are whole numbers from -32768 to 32767");
			return success(fromNumbers(kind, names, numbers));
		},
		print: (value) => `${kind}(${names.map((name) => shortNumber(value[name])).join(", ")})`,
	};
	return codec;
}

function isInt16(value: number): boolean {
	return math.floor(value) === value && value >= -32768 && value <= 32767;
}

function fromNumbers(kind: string, names: readonly string[], numbers: readonly number[]): TypedObject {
	const value: { __t: string; [key: string]: JsonValue } = { __t: kind };
	names.forEach((name, index) => (value[name] = wireNumber(numbers[index]!)));
	return value;
}

export const vector3Codec = vectorCodec("Vector3", ["x", "y", "z"], "[4, 1, 4]", false);
export const vector2Codec = vectorCodec("Vector2", ["x", "y"], "[0.5, 1]", false);
export const vector3int16Codec = vectorCodec("Vector3int16", ["x", "y", "z"], "[4, 1, 4]", true);
export const vector2int16Codec = vectorCodec("Vector2int16", ["x", "y"], "[4, 1]", true);
