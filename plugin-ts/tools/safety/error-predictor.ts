import type { Outcome } from "../../core/outcome";
import { refusal, success } from "../../core/outcome";
import type { Playtest } from "../../core/ports/playtest";
import type { ScriptText } from "../../core/ports/scripts";
import type { ProposalDraft } from "../../core/proposal";
import type { SafetySettings } from "../../core/safety-settings";
import { fingerprintScript } from "../shared/fingerprint";
import type { ScriptReader, ToolContext } from "../tool";

type ReadContext = Pick<ToolContext, "reads" | "now" | "settings">;

/** Refuses an edit that relies on a read which is too old, or older than the last change of the script. */
export function checkFresh(target: ScriptText, { reads, now, settings }: ReadContext): Outcome<true> {
	const { path } = target;
	const record = reads.get(path);
	if (!settings.useErrorPredictor || record === undefined) return success(true);
	const age = math.floor(now - record.at);
	if (record.hash !== fingerprintScript(target.text))
		return refusal(
			"error_predictor",
			`${path} changed since it was read ${age} seconds ago. Read it again, so that those changes are kept.`,
		);
	if (age > settings.readTtlSeconds)
		return refusal(
			"error_predictor",
			`${path} was read ${age} seconds ago, longer than ${settings.readTtlSeconds} seconds. Read it again, then edit it.`,
		);
	return success(true);
}

export interface PredictionSources {
	readonly scripts: ScriptReader;
	/** Absent where play sessions cannot be noticed. */
	readonly playtest?: Playtest;
	readonly settings: Pick<SafetySettings, "useErrorPredictor">;
}

const PLAYING =
	"A play session is running: this changes the place being edited, not the running game. Stop the session to be sure that it can be applied and undone.";

/** Scripts that a draft writes or takes away while the editor holds text of theirs that is not saved. */
function unsavedScripts(draft: ProposalDraft, scripts: ScriptReader): readonly string[] {
	const paths = new Array<string>();
	for (const { of, path } of draft.reliesOn) {
		const target = of === "script" ? scripts.read(path) : undefined;
		if (target?.ok === true && target.value.isDirty) paths.push(path);
	}
	return paths;
}

/** What will probably go wrong with a change although it can be proposed, as sentences the user must see. */
export function predictWarnings(draft: ProposalDraft, sources: PredictionSources): readonly string[] {
	if (!sources.settings.useErrorPredictor) return [];
	const warnings = unsavedScripts(draft, sources.scripts).map(
		(path) => `${path} has changes in the editor that are not saved; this works on the text as the editor shows it.`,
	);
	return sources.playtest?.isRunning() === true ? [...warnings, PLAYING] : warnings;
}
