import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import { s } from "../model/schema";
import { normalizeEol } from "../text/lines";
import type { Patch } from "../text/patch";
import { applyPatches } from "../text/patch";
import { checkKnownText } from "./safety/known-text-check";
import { readPatchText } from "./shared/patch-input";
import { readScriptForChange } from "./shared/script-at";
import { proposeScriptText } from "./shared/script-proposal";
import type { Tool } from "./tool";

const patch = s.object({ find: s.string(), replace: s.string(), all: s.boolean() }, { optional: ["all"] });

const parameters = s.object({
	path: s.string(),
	patches: s.union([s.array(patch, { minItems: 1 }), s.string({ minLength: 1 })]),
});

/** Edits by text: each `find` must occur exactly once (or `all`); nothing similar but different is ever replaced. */
export const patchScript: Tool<typeof parameters> = {
	name: "patch_script",
	kind: "write",
	description:
		"Edit a script by replacing exact text. find must be copied from the script without line numbers and be unique, unless all is true. SEARCH/REPLACE blocks and apply_patch text are accepted as patches.",
	parameters,
	run(args, context) {
		const target = readScriptForChange(args.path, context);
		if (!target.ok) return target;
		const given = args.patches;
		const patches: Outcome<readonly Patch[]> = typeIs(given, "string")
			? readPatchText(given, target.value.path, context)
			: success(given);
		if (!patches.ok) return patches;
		const { text } = target.value;
		const report = applyPatches(text, patches.value);
		if (!report.ok || report.text === undefined) return failure(report.message);
		const known = checkKnownText(target.value, patches.value, report, context);
		if (!known.ok) return known;
		return proposeScriptText(target.value, normalizeEol(report.text), context, [report.message]);
	},
};
