import { checkSyntax } from "../../luau/parser";
import { s } from "../../model/schema";
import { readScriptAt } from "../shared/script-at";
import type { CheckType } from "./check-type";
import { fails, passes } from "./check-type";

const parameters = s.object({ path: s.string({ minLength: 1 }) });

/** A script has no syntax error. */
export const scriptCompiles: CheckType<typeof parameters> = {
	type: "script_compiles",
	parameters,
	evaluate({ path }, context) {
		const found = readScriptAt(path, context);
		if (!found.ok) return fails(found.error);
		const [issue] = checkSyntax(found.value.text);
		if (issue === undefined) return passes(`${found.value.path} has no syntax error.`);
		return fails(`${found.value.path}:${issue.line}:${issue.column}: ${issue.message}.`);
	},
};
