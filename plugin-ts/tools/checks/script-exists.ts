import { s } from "../../model/schema";
import { readScriptAt } from "../shared/script-at";
import type { CheckType } from "./check-type";
import { fails, passes } from "./check-type";

const parameters = s.object({ path: s.string({ minLength: 1 }) });

/** A Script, LocalScript or ModuleScript is there. */
export const scriptExists: CheckType<typeof parameters> = {
	type: "script_exists",
	parameters,
	evaluate({ path }, context) {
		const found = readScriptAt(path, context);
		return found.ok ? passes(`${found.value.path} is a ${found.value.className}.`) : fails(found.error);
	},
};
