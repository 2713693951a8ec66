import { isJsonObject } from "../json-kind";
import { success } from "../outcome";
import { BRICK_COLOR_NAMES, brickColorName } from "./brick-color-names";
import { suggestName } from "./nearest";
import type { ValueCodec } from "./value-codec";
import { notA } from "./value-codec";

export const brickColorCodec: ValueCodec = {
	type: "BrickColor",
	expects: 'a BrickColor by name, as in "Bright red"',
	coerce: (input) => {
		const wanted = isJsonObject(input) ? (input.name ?? input.number) : input;
		const name = typeIs(wanted, "number")
			? brickColorName(wanted)
			: typeIs(wanted, "string")
				? findName(wanted)
				: undefined;
		if (name !== undefined) return success({ __t: "BrickColor", name });
		return notA(
			brickColorCodec,
			input,
			typeIs(wanted, "string") ? `no such colour${suggestName(wanted, BRICK_COLOR_NAMES)}` : undefined,
		);
	},
	print: (value) => `BrickColor(${tostring(value.name)})`,
};

function findName(text: string): string | undefined {
	const called = string.match(text, `^BrickColor%.new%(["'](.*)["']%)$`)[0] as string | undefined;
	const wanted = (called ?? text).lower();
	return BRICK_COLOR_NAMES.find((name) => name.lower() === wanted);
}
