import { s } from "../model/schema";
import { applyRangeEdits } from "../text/range-edit";
import { checkReadFirst } from "./safety/read-first-check";
import { editsParameter } from "./shared/edit-parameters";
import { readScriptForChange } from "./shared/script-at";
import { proposeScriptText } from "./shared/script-proposal";
import type { Tool } from "./tool";

const parameters = s.object({ path: s.string(), edits: editsParameter });

/** Edits by position. Needs a fresh read of the script; large changes must be staged in several calls. */
export const applyEdit: Tool<typeof parameters> = {
	name: "apply_edit",
	kind: "write",
	description:
		"Edit a script just read, by position. line is zero-based (read_script's number minus 1), character counts UTF-16 units; edits sorted, not overlapping, at most 20 with 2000 inserted characters. Prefer patch_script.",
	parameters,
	run(args, context) {
		const target = readScriptForChange(args.path, context);
		if (!target.ok) return target;
		const read = checkReadFirst(target.value, context);
		if (!read.ok) return read;
		const edited = applyRangeEdits(target.value.text, args.edits, { eol: "lf" });
		return edited.ok ? proposeScriptText(target.value, edited.value.text, context) : edited;
	},
};
