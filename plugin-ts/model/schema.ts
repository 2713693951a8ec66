import type { JsonValue } from "../core/json";
import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import { arraySchema, objectSchema, recordSchema } from "./schema-composites";
import {
	anyJsonSchema,
	booleanSchema,
	choiceSchema,
	integerSchema,
	numberSchema,
	stringSchema,
} from "./schema-scalars";
import type { Schema, SchemaReader } from "./schema-types";
import { unionSchema } from "./schema-union";

export type { Infer, Schema } from "./schema-types";

/**
 * Combinators for tool parameters. Each yields the JSON schema the model is sent (`.json`) and the check of what it
 * answers; `Infer<typeof schema>` is the checked type.
 */
export const s = {
	string: stringSchema,
	number: numberSchema,
	integer: integerSchema,
	boolean: booleanSchema,
	choice: choiceSchema,
	array: arraySchema,
	object: objectSchema,
	record: recordSchema,
	union: unionSchema,
	anyJson: anyJsonSchema,
};

/** Beyond this many problems the list says how many were left out: the model fixes the first ones first. */
const SHOWN_PROBLEMS = 6;

/**
 * Checks arguments against a schema, coercing what is unmistakable (`"3"` → 3, `"true"` → true, JSON text where an object
 * is wanted). Fails with every problem, located (`edits[0].start.line: expected a whole number ≥ 0, got "x"`).
 */
export function validate<T>(schema: Schema<T>, value: JsonValue): Outcome<T> {
	const reader: SchemaReader = { lenient: true, problems: [] };
	const read = schema.read(value, "", reader);
	if (reader.problems.isEmpty()) return success(read as T);
	const shown = reader.problems
		.filter((_, index) => index < SHOWN_PROBLEMS)
		.map(({ at, message }) => (at === "" ? message : `${at}: ${message}`));
	const hidden = reader.problems.size() - shown.size();
	const rest = hidden > 0 ? `; and ${hidden} more` : "";
	return failure(`${shown.join("; ")}${rest}. Correct this and send the call again.`);
}
