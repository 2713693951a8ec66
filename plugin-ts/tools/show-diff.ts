import { success } from "../core/outcome";
import { s } from "../model/schema";
import { applyRangeEdits } from "../text/range-edit";
import { editsParameter } from "./shared/edit-parameters";
import { capMiddle } from "./shared/result-cap";
import { readScriptAt } from "./shared/script-at";
import { describeScriptChange } from "./shared/script-proposal";
import type { Tool } from "./tool";

const parameters = s.object({ path: s.string(), edits: editsParameter });

/** What edits would do to a script, checked like a real edit; never writes. */
export const showDiff: Tool<typeof parameters> = {
	name: "show_diff",
	kind: "read",
	description: "Preview apply_edit as a unified diff; writes nothing.",
	parameters,
	run(args, context) {
		const target = readScriptAt(args.path, context);
		if (!target.ok) return target;
		const edited = applyRangeEdits(target.value.text, args.edits, { eol: "lf" });
		if (!edited.ok) return edited;
		const change = describeScriptChange(target.value, edited.value.text, context);
		if (!change.ok) return change;
		const { diff, summary, warnings } = change.value;
		const shown = capMiddle(diff, "preview fewer edits at a time to see all");
		return success({ type: "result", content: [summary, ...warnings, shown].join("\n"), shows: [] });
	},
};
