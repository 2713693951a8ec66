import type { JsonValue } from "../json";
import { isJsonObject } from "../json-kind";
import { success } from "../outcome";
import type { ValueCodec } from "./value-codec";
import { notA } from "./value-codec";
import { readNumber, shortNumber, wireNumber } from "./wire-number";
import type { TypedValue } from "./typed-value";

export const boolCodec: ValueCodec = {
	type: "bool",
	aliases: ["boolean", "Bool"],
	expects: "true or false",
	coerce: (input) => {
		const word = typeIs(input, "string") ? input.lower() : input;
		if (word === true || word === "true") return success(true);
		return word === false || word === "false" ? success(false) : notA(boolCodec, input);
	},
};

export const stringCodec: ValueCodec = {
	type: "string",
	aliases: ["String", "ProtectedString"],
	expects: "a text",
	coerce: (input) => {
		if (typeIs(input, "string")) return success(input);
		return typeIs(input, "number") ? success(tostring(input)) : notA(stringCodec, input);
	},
};

/** JSON has no infinities, so a number that is one travels as a typed value. */
function numberValue(value: number): TypedValue {
	const wire = wireNumber(value);
	return typeIs(wire, "number") ? wire : { __t: "number", value: wire };
}

function readPlain(input: JsonValue): number | undefined {
	return readNumber(isJsonObject(input) && input.__t === "number" ? input.value : input);
}

/** Also the wire form of an infinite number, hence the `__t`. */
export const numberCodec: ValueCodec = {
	type: "number",
	aliases: ["float", "double", "Float32", "Float64"],
	expects: "a number",
	coerce: (input) => {
		const value = readPlain(input);
		return value === undefined ? notA(numberCodec, input) : success(numberValue(value));
	},
	print: (value) => shortNumber(value.value),
};

function wholeCodec(kind: string, aliases: readonly string[], limit: number, range: string): ValueCodec {
	const codec: ValueCodec = {
		type: kind,
		aliases,
		expects: "a whole number",
		coerce: (input) => {
			const value = readPlain(input);
			if (value === undefined || math.floor(value) !== value) return notA(codec, input);
			return value >= -limit && value < limit ? success(value) : notA(codec, input, range);
		},
	};
	return codec;
}

export const intCodec = wholeCodec("int", ["Int32"], 2 ** 31, "it must fit in 32 bits");
/** Luau numbers hold whole numbers exactly up to 2^53. */
export const int64Codec = wholeCodec(
	"int64",
	["Int64"],
	2 ** 53,
	"only whole numbers up to 2^53 can be written exactly",
);
