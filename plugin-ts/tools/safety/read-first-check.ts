import type { Outcome } from "../../core/outcome";
import { failure, success } from "../../core/outcome";
import type { ScriptText } from "../../core/ports/scripts";
import { fingerprintScript } from "../shared/fingerprint";
import type { ToolContext } from "../tool";

type ReadContext = Pick<ToolContext, "reads" | "now" | "settings">;

/**
 * Anti-destruction and error prediction: an edit by position needs a script that was read in this task, recently, and that
 * nobody changed since. Otherwise the edit would land in text the model never saw.
 */
export function checkReadFirst(target: ScriptText, { reads, now, settings }: ReadContext): Outcome<true> {
	const { path } = target;
	const record = reads.get(path);
	if (record === undefined) return failure(`${path} was not read in this task. Call read_script first, then edit it.`);
	const age = math.floor(now - record.at);
	if (record.hash !== fingerprintScript(target.text)) {
		return failure(
			`${path} changed since it was read ${age} seconds ago. Read it again, so that those changes are kept.`,
		);
	}
	if (age > settings.readTtlSeconds) {
		return failure(
			`${path} was read ${age} seconds ago, longer than ${settings.readTtlSeconds} seconds. Read it again, then edit it.`,
		);
	}
	return success(true);
}
