import type { JsonValue } from "../json";
import { isJsonArray, isJsonObject, JSON_NULL } from "../json-kind";
import { success } from "../outcome";
import { hasOnly, memberOf } from "./components";
import type { TypedObject } from "./typed-value";
import type { ValueCodec } from "./value-codec";
import { notA } from "./value-codec";
import { readNumber, shortNumber } from "./wire-number";

interface Field {
	readonly name: string;
	readonly min: number;
	readonly max: number;
	/** Taken when left out; fields without one must be given. */
	readonly otherwise?: number;
}

/** The engine clamps what is outside these limits without a word; here it is refused. */
const FIELDS: readonly Field[] = [
	{ name: "density", min: 0.0001, max: 100 },
	{ name: "friction", min: 0, max: 2 },
	{ name: "elasticity", min: 0, max: 1 },
	{ name: "frictionWeight", min: 0, max: 100, otherwise: 1 },
	{ name: "elasticityWeight", min: 0, max: 100, otherwise: 1 },
	{ name: "acousticAbsorption", min: 0, max: 1, otherwise: 1 },
];

/** Slack for limits that are stored as 32-bit floats. */
const TOLERANCE = 1e-6;

export const physicalPropertiesCodec: ValueCodec = {
	type: "PhysicalProperties",
	expects: `PhysicalProperties, as in {"density": 0.7, "friction": 0.3, "elasticity": 0.5}, or null for the material's own`,
	coerce: (input) => {
		if (input === JSON_NULL || (isJsonObject(input) && input.isDefault === true))
			return success({ __t: "PhysicalProperties", isDefault: true });
		const value: { __t: string; [key: string]: JsonValue } = { __t: "PhysicalProperties" };
		const members = membersOf(input);
		if (members === undefined) return notA(physicalPropertiesCodec, input);
		for (const field of FIELDS) {
			const given = members.get(field.name);
			const number = given === undefined ? field.otherwise : readNumber(given);
			if (number === undefined) return notA(physicalPropertiesCodec, input, `${field.name} is missing or not a number`);
			if (!isWithin(number, field))
				return notA(physicalPropertiesCodec, input, `${field.name} is from ${field.min} to ${field.max}`);
			value[field.name] = number;
		}
		return success(value satisfies TypedObject);
	},
	print: (value) =>
		value.isDefault === true
			? "the material's own"
			: `PhysicalProperties(${FIELDS.map(({ name }) => shortNumber(value[name])).join(", ")})`,
};

/** What is given for each field, in their order or by their names. */
function membersOf(input: JsonValue): ReadonlyMap<string, JsonValue | undefined> | undefined {
	const names = FIELDS.map(({ name }) => name);
	const members = new Map<string, JsonValue | undefined>();
	if (isJsonArray(input) && input.size() <= names.size())
		names.forEach((name, index) => members.set(name, input[index]));
	else if (isJsonObject(input) && hasOnly(input, names))
		names.forEach((name) => members.set(name, memberOf(input, name)));
	else return undefined;
	return members;
}

function isWithin(value: number, { min, max }: Field): boolean {
	return value >= min - TOLERANCE && value <= max + TOLERANCE;
}
