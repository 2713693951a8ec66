import type { Outcome } from "../../core/outcome";
import { failure, success } from "../../core/outcome";
import type { ScriptText } from "../../core/ports/scripts";
import { summarizeChange } from "../../text/change-summary";
import { normalizeEol } from "../../text/lines";
import { unifiedDiff } from "../../text/unified";
import { removalWarning } from "../safety/anti-destruction";
import { validateScriptText } from "../safety/output-validator";
import type { ToolContext, ToolOutput } from "../tool";
import { fingerprintScript, scriptFingerprint } from "./fingerprint";
import { stepName } from "./step-name";

/** A change of one script's text as the user and the model see it before it is decided. */
export interface ScriptChange {
	readonly diff: string;
	/** "+12 -3, 2 hunks". */
	readonly summary: string;
	readonly warnings: readonly string[];
}

/** Checks the new text and describes the change. Fails when it changes nothing or the text must not be written. */
export function describeScriptChange(
	target: ScriptText,
	after: string,
	context: Pick<ToolContext, "settings" | "asked">,
): Outcome<ScriptChange> {
	const before = normalizeEol(target.text);
	if (before === after)
		return failure(
			`${target.path} already reads like this; there is nothing to change. Read it again if you expected otherwise.`,
		);
	const checked = validateScriptText({ path: target.path, before, after }, context);
	if (!checked.ok) return checked;
	const change = summarizeChange(before, after, { sampleAbove: context.settings.removedLinesShownAbove });
	const removal = removalWarning(change, context);
	const warnings = removal === undefined ? checked.value : [...checked.value, removal];
	return success({ diff: unifiedDiff(target.path, before, after), summary: change.text, warnings });
}

/** Proposes `after` (with LF line ends) as the script's new text. */
export function proposeScriptText(
	target: ScriptText,
	after: string,
	context: ToolContext,
	notes: readonly string[] = [],
): Outcome<ToolOutput> {
	const change = describeScriptChange(target, after, context);
	if (!change.ok) return change;
	const { path, text } = target;
	return success({
		type: "proposal",
		draft: {
			kind: "edit",
			category: "edit_script",
			summary: stepName("Edit", path),
			operations: [{ type: "write_script", path, beforeHash: fingerprintScript(text), text: after }],
			reliesOn: [scriptFingerprint(path, text, context)],
			preview: { diff: change.value.diff, rows: [], warnings: change.value.warnings },
			resultNote: [change.value.summary, ...notes].join("\n"),
		},
	});
}
