import { success } from "../outcome";
import { readComponents } from "./components";
import type { ValueCodec } from "./value-codec";
import { notA } from "./value-codec";
import { readNumber, shortNumber, wireNumber } from "./wire-number";

export const numberRangeCodec: ValueCodec = {
	type: "NumberRange",
	expects: "a NumberRange, as in [1, 5] or 3",
	coerce: (input) => {
		const single = readNumber(input);
		const numbers = single === undefined ? readComponents(input, ["min", "max"], "NumberRange") : [single, single];
		if (numbers === undefined) return notA(numberRangeCodec, input);
		const [min, max] = [numbers[0]!, numbers[1]!];
		if (!(min <= max)) return notA(numberRangeCodec, input, "the minimum is above the maximum");
		return success({ __t: "NumberRange", min: wireNumber(min), max: wireNumber(max) });
	},
	print: (value) => `NumberRange(${shortNumber(value.min)}, ${shortNumber(value.max)})`,
};
