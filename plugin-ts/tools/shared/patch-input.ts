import type { Outcome } from "../../core/outcome";
import { failure, success } from "../../core/outcome";
import type { Patch } from "../../text/patch";
import { parsePatchText } from "../../text/patch";
import type { ToolContext } from "../tool";
import { locate } from "./paths";

/** Reads patch text meant for the script at `path`: updates of that one script, nothing else. */
export function readPatchText(text: string, path: string, context: ToolContext): Outcome<readonly Patch[]> {
	const parsed = parsePatchText(text);
	if (!parsed.ok) return parsed;
	const patches = new Array<Patch>();
	for (const file of parsed.value.files) {
		if (file.action !== "update" || file.moveTo !== undefined) {
			return failure(
				"patch_script only changes the text of one script. Create scripts with open_or_create_script, delete and rename with their own tools.",
			);
		}
		const named = file.path === undefined ? undefined : locate(file.path, context);
		if (named?.ok && named.value.path !== path)
			return failure(`The patch text is for ${named.value.path}, not for ${path}. Send one call per script.`);
		for (const patch of file.patches) patches.push(patch);
	}
	const names = new Set(parsed.value.files.map((file) => file.path ?? ""));
	if (names.size() > 1) return failure("The patch text changes several scripts. Send one call per script.");
	return success(patches);
}
