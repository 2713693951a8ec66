import type { JsonObject, JsonValue } from "../core/json";

export interface SchemaProblem {
	/** `edits[0].start.line`; empty for the arguments as a whole. */
	readonly at: string;
	readonly message: string;
}

export interface SchemaReader {
	/** Whether `"3"` may be read as 3 and JSON text as the object it holds. */
	readonly lenient: boolean;
	readonly problems: SchemaProblem[];
}

/** One definition of a parameter: what the model is sent and what is checked when it answers. */
export interface Schema<T> {
	/** JSON schema, as sent. */
	readonly json: JsonObject;
	/** What is expected, in words: `a whole number ≥ 0`. */
	readonly expects: string;
	/** The value, coerced; undefined exactly when it added to `reader.problems`. */
	readonly read: (value: JsonValue, at: string, reader: SchemaReader) => T | undefined;
}

export type Infer<S> = S extends Schema<infer T> ? T : never;

export interface Described {
	/** For the model: what the parameter means, units, defaults. */
	readonly description?: string;
}

export function reportProblem(reader: SchemaReader, at: string, message: string): undefined {
	reader.problems.push({ at, message });
	return undefined;
}
