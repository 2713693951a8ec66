import type { JsonValue } from "../json";
import { isJsonArray, isJsonObject } from "../json-kind";
import { success } from "../outcome";
import { memberOf, readComponents } from "./components";
import type { ValueCodec } from "./value-codec";
import { notA } from "./value-codec";
import { shortNumber, wireNumber } from "./wire-number";

const XYZ = ["x", "y", "z"];

export const rayCodec: ValueCodec = {
	type: "Ray",
	expects: 'a Ray, as in {"origin": [0, 5, 0], "direction": [0, -1, 0]}',
	coerce: (input) => {
		const [from, along] = isJsonArray(input)
			? [input[0], input[1]]
			: isJsonObject(input)
				? [memberOf(input, "origin"), memberOf(input, "direction")]
				: [];
		const origin = from === undefined ? undefined : readComponents(from, XYZ, "Vector3");
		const direction = along === undefined ? undefined : readComponents(along, XYZ, "Vector3");
		if (origin === undefined || direction === undefined) return notA(rayCodec, input);
		return success({ __t: "Ray", origin: vectorOf(origin), direction: vectorOf(direction) });
	},
	print: (value) => `Ray(${vectorText(value.origin)}; ${vectorText(value.direction)})`,
};

function vectorOf(numbers: readonly number[]): JsonValue {
	const [x, y, z] = numbers.map(wireNumber);
	return { x, y, z };
}

function vectorText(vector: JsonValue | undefined): string {
	return isJsonObject(vector) ? XYZ.map((name) => shortNumber(vector[name])).join(", ") : tostring(vector);
}
