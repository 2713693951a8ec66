import type { JsonValue } from "../core/json";
import { describeJson } from "../core/json-describe";
import type { Described, Infer, Schema, SchemaProblem, SchemaReader } from "./schema-types";
import { reportProblem } from "./schema-types";

/**
 * One of several shapes. An option that fits as it is wins over one that needs coercion, in the order given; when none
 * fits, the problems of the option that came furthest are reported.
 */
export function unionSchema<const S extends readonly Schema<unknown>[]>(
	options: S,
	described: Described = {},
): Schema<Infer<S[number]>> {
	const choices: readonly Schema<unknown>[] = options;
	const expects = choices.map((option) => option.expects).join(" or ");
	return {
		json: { anyOf: choices.map((option) => option.json), description: described.description },
		expects,
		read: (value, at, reader) => {
			const strict = firstFit(choices, value, at, false);
			const fit = strict.value !== undefined || !reader.lenient ? strict : firstFit(choices, value, at, true);
			if (fit.value !== undefined) return fit.value as Infer<S[number]>;
			if (fit.problems.isEmpty()) return reportProblem(reader, at, `expected ${expects}, got ${describeJson(value)}`);
			for (const problem of fit.problems) reader.problems.push(problem);
			return undefined;
		},
	};
}

interface Fit {
	readonly value?: unknown;
	/** Of the option that got past the outer shape with the fewest problems; empty when none did. */
	readonly problems: readonly SchemaProblem[];
}

function firstFit(options: readonly Schema<unknown>[], value: JsonValue, at: string, lenient: boolean): Fit {
	let closest: readonly SchemaProblem[] = [];
	for (const option of options) {
		const trial: SchemaReader = { lenient, problems: [] };
		const read = option.read(value, at, trial);
		if (read !== undefined) return { value: read, problems: [] };
		const isInside = trial.problems.every((problem) => problem.at !== at);
		if (isInside && (closest.isEmpty() || trial.problems.size() < closest.size())) closest = trial.problems;
	}
	return { problems: closest };
}
