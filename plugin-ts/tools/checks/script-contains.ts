import { describeJson } from "../../core/json-describe";
import { s } from "../../model/schema";
import { readScriptAt } from "../shared/script-at";
import type { CheckType } from "./check-type";
import { fails, passes } from "./check-type";

const parameters = s.object({ path: s.string({ minLength: 1 }), text: s.string({ minLength: 1 }) });

/** A script holds a text, to the letter; line ends do not count. */
export const scriptContains: CheckType<typeof parameters> = {
	type: "script_contains",
	parameters,
	evaluate({ path, text }, context) {
		const found = readScriptAt(path, context);
		if (!found.ok) return fails(found.error);
		const [at] = string.find(withLineFeeds(found.value.text), withLineFeeds(text), 1, true);
		const isThere = at !== undefined;
		const verdict = `${found.value.path} ${isThere ? "contains" : "does not contain"} ${describeJson(text)}.`;
		return isThere ? passes(verdict) : fails(verdict);
	},
};

function withLineFeeds(text: string): string {
	return string.gsub(text, "\r\n?", "\n")[0];
}
