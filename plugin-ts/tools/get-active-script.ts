import { success } from "../core/outcome";
import { s } from "../model/schema";
import { fingerprintScript, scriptFingerprint } from "./shared/fingerprint";
import { pageOf } from "./shared/script-pages";
import type { Tool } from "./tool";

const parameters = s.object({});

/** The script the user is looking at, as the editor shows it. */
export const getActiveScript: Tool<typeof parameters> = {
	name: "get_active_script",
	kind: "read",
	description: "The script the user has open and focused.",
	parameters,
	run(args, context) {
		const active = context.scripts.active();
		if (active === undefined) return success({ type: "result", content: "No script is open.", shows: [] });
		const { path, className, text, isDirty } = active;
		const page = pageOf(text, { isNumbered: false });
		const content = { path, className, isDirty, hash: fingerprintScript(text), text: page.text, cut: page.cut };
		return success({ type: "result", content, shows: [scriptFingerprint(path, text, context)] });
	},
};
