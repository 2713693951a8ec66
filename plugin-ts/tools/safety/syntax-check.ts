import type { Outcome } from "../../core/outcome";
import { refusal, success } from "../../core/outcome";
import { checkSyntax } from "../../luau/parser";

/**
 * New script text must parse. A script that did not parse before may be edited as long as the edit adds no issue; then the
 * result is a sentence for the user that says so.
 */
export function checkParses(path: string, before: string | undefined, after: string): Outcome<string | undefined> {
	const issues = checkSyntax(after);
	const [first] = issues;
	if (first === undefined) return success(undefined);
	const where = `line ${first.line}, column ${first.column}: ${first.message}`;
	const issuesBefore = before === undefined ? 0 : checkSyntax(before).size();
	if (issuesBefore === 0)
		return refusal(
			"output_validator",
			`${path} would no longer be valid Luau (${where}). Nothing was proposed; correct the code and send it again.`,
		);
	if (issues.size() > issuesBefore) {
		return refusal(
			"output_validator",
			`${path} already had ${issuesBefore} syntax errors and this adds ${issues.size() - issuesBefore} (${where}). Correct the code and send it again.`,
		);
	}
	return success(`The script did not parse before this change and still does not: ${where}`);
}
