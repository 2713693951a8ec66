import type { Outcome } from "../core/outcome";
import { failure } from "../core/outcome";
import { normalizeEol } from "./lines";
import type { ParsedPatchText } from "./parsed-patch";
import { parseBlocks } from "./patch-blocks";
import { parseEnvelope } from "./patch-envelope";
import { parseUnified } from "./patch-unified";

const UNKNOWN_FORMAT =
	"This is no patch in a known format. Send SEARCH/REPLACE blocks, an apply_patch text (*** Begin Patch … *** End Patch), or a unified diff.";

export type { FilePatch, ParsedPatchText } from "./parsed-patch";

/**
 * Reads a patch written as text: SEARCH/REPLACE blocks (the `<<<<<<<`/`=======`/`>>>>>>>` markers of Aider, Cline and Roo), the `apply_patch`
 * envelope, or a unified diff. Prose and code fences around it are skipped. Text that is cut off, or whose markers leave a doubt what
 * belongs where, fails as a whole.
 */
export function parsePatchText(text: string): Outcome<ParsedPatchText> {
	const lines = normalizeEol(text).split("\n");
	return parseEnvelope(lines) ?? parseBlocks(lines) ?? parseUnified(lines) ?? failure(UNKNOWN_FORMAT);
}
