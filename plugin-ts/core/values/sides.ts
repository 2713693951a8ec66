import type { JsonValue } from "../json";
import { isJsonArray, isJsonObject } from "../json-kind";
import { failure, success } from "../outcome";
import { hasOnly, memberOf } from "./components";
import type { ValueCodec } from "./value-codec";
import { notA } from "./value-codec";

function sidesCodec(kind: string, field: string, sides: readonly string[], example: string): ValueCodec {
	const codec: ValueCodec = {
		type: kind,
		expects: `${kind}, as in ${example}`,
		coerce: (input) => {
			const wanted = readNames(input, field, sides);
			if (wanted === undefined) return notA(codec, input);
			const unknown = wanted.find((name) => sideNamed(sides, name) === undefined);
			if (unknown !== undefined) return failure(`${kind} has no "${unknown}", only ${sides.join(", ")}.`);
			const chosen = wanted.mapFiltered((name) => sideNamed(sides, name));
			return success({ __t: kind, [field]: sides.filter((side) => chosen.includes(side)) });
		},
		print: (value) => `${kind}(${(isJsonArray(value[field]) ? value[field] : []).map(tostring).join(", ")})`,
	};
	return codec;
}

/** `["Top", "Left"]`, `"Top, Left"`, `{"Top": true}` or the typed form. */
function readNames(input: JsonValue, field: string, sides: readonly string[]): readonly string[] | undefined {
	const list = isJsonObject(input) ? input[field] : undefined;
	const names = isJsonArray(list) ? list : input;
	if (isJsonArray(names))
		return names.every((name) => typeIs(name, "string")) ? (names as readonly string[]) : undefined;
	if (typeIs(names, "string")) return namesIn(names);
	return isJsonObject(names) && hasOnly(names, sides)
		? sides.filter((side) => memberOf(names, side) === true)
		: undefined;
}

function namesIn(text: string): readonly string[] {
	const names = new Array<string>();
	for (const [name] of string.gmatch(text, "%w+")) names.push(tostring(name));
	return names;
}

function sideNamed(sides: readonly string[], name: string): string | undefined {
	return sides.find((side) => side.lower() === name.lower());
}

export const facesCodec = sidesCodec(
	"Faces",
	"faces",
	["Top", "Bottom", "Left", "Right", "Front", "Back"],
	'["Top", "Left"]',
);
export const axesCodec = sidesCodec("Axes", "axes", ["X", "Y", "Z"], '["X", "Z"]');
