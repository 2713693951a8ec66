import type { InstancePath, PathSegment } from "./instance-path";
import { parseDotted } from "./path-dotted";
import { quoteName } from "./path-quote";
import { hasSlashSeparator, parseSlashed } from "./path-slashed";
import { trim } from "./trim";
import type { Outcome } from "./outcome";
import { failure, success } from "./outcome";

/**
 * Prints the canonical form: `game.Workspace.House["My.Part"]["Door"][2]`. Names that are not plain identifiers are
 * quoted, bytes that are not UTF-8 as `\ddd`, so every name survives `parsePath`.
 */
export function printPath(path: InstancePath): string {
	return `game${path.map(printSegment).join("")}`;
}

/**
 * Reads a path as people and models write it: the canonical form, `workspace…`, a bare service name (`Workspace.Grid`),
 * slashes (`Workspace/Grid`), `game:GetService("X")` and `:FindFirstChild("X")` steps. Only the syntax is checked; whether
 * the instance exists is the scene's business. Fails with the position of what cannot be read and the form to use.
 */
export function parsePath(text: string): Outcome<InstancePath> {
	const trimmed = trim(text);
	if (trimmed === "") return failure(`The path is empty; write it as ${EXAMPLE}.`);
	const parsed = hasSlashSeparator(trimmed) ? parseSlashed(trimmed) : parseDotted(trimmed);
	if (!parsed.ok) return failure(`Cannot read the path ${quoteName(trimmed)}: ${parsed.error} Write it as ${EXAMPLE}.`);
	return success(parsed.value);
}

const EXAMPLE = `game.Workspace.House["My.Part"]`;

const KEYWORDS = new Set(
	"and break do else elseif end false for function if in local nil not or repeat return then true until while".split(
		" ",
	),
);

function printSegment(segment: PathSegment): string {
	const isPlain = string.find(segment.name, "^[%a_][%w_]*$")[0] !== undefined && !KEYWORDS.has(segment.name);
	if (segment.index !== undefined) return `[${quoteName(segment.name)}][${segment.index}]`;
	return isPlain ? `.${segment.name}` : `[${quoteName(segment.name)}]`;
}
