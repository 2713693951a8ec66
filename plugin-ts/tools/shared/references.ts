import type { InstanceInfo } from "../../core/instance-info";
import { splitLines } from "../../text/lines";
import type { ToolContext } from "../tool";

/** A line of a script that names an instance. */
export interface Reference {
	readonly path: string;
	/** From 1. */
	readonly line: number;
	readonly text: string;
}

const MAX_FOUND = 200;
const SHOWN = 5;
const MAX_SHOWN_LINE = 100;

/** Characters with a meaning in Lua patterns. */
const MAGIC = "[%^%$%(%)%%%.%[%]%*%+%-%?]";

/**
 * Lines of scripts that name an instance as a member or in a text: `.Door`, `["Door"]`, `WaitForChild("Door")`. The search
 * goes by name, so it can name lines that mean another instance; scripts that are the instance or below it are left out.
 */
export function findReferences(
	target: Pick<InstanceInfo, "path" | "name">,
	context: Pick<ToolContext, "scripts" | "pause">,
): readonly Reference[] {
	const { path: own, name } = target;
	const found = new Array<Reference>();
	const inside = new Set(context.scripts.list(own).map((target) => target.path));
	const [escaped] = string.gsub(name, MAGIC, "%%%0");
	for (const { path } of context.scripts.list()) {
		const target = inside.has(path) ? undefined : context.scripts.read(path);
		if (target?.ok && found.size() < MAX_FOUND && string.find(target.value.text, name, 1, true)[0] !== undefined) {
			splitLines(target.value.text).forEach((text, index) => {
				if (isNamedIn(text, escaped)) found.push({ path, line: index + 1, text });
			});
		}
		context.pause?.();
	}
	return found;
}

function isNamedIn(line: string, escapedName: string): boolean {
	if (string.find(line, "^%s*%-%-")[0] !== undefined) return false;
	const isMember = string.find(line, `%.%s*${escapedName}%f[^%w_]`)[0] !== undefined;
	const isText = string.find(line, `["'./]${escapedName}["'./]`)[0] !== undefined;
	const isClass = string.find(line, `Instance%.new%(%s*["']${escapedName}["']`)[0] !== undefined;
	return isMember || (isText && !isClass);
}

/** A sentence that tells the user which scripts name an instance; undefined when none does. */
export function referenceWarning(
	target: Pick<InstanceInfo, "path" | "name">,
	context: ToolContext,
): string | undefined {
	if (!context.settings.useErrorPredictor) return undefined;
	const found = findReferences(target, context);
	if (found.isEmpty()) return undefined;
	const shown = found
		.filter((_, index) => index < SHOWN)
		.map(({ path, line, text }) => `${path}:${line}: ${shorten(text)}`);
	const rest = found.size() - shown.size();
	const more = rest > 0 ? `\nand ${rest} more` : "";
	return `${found.size()} ${found.size() === 1 ? "line of a script names" : "lines of scripts name"} ${target.name}:\n${shown.join("\n")}${more}`;
}

function shorten(text: string): string {
	const trimmed = string.match(text, "^%s*(.-)%s*$")[0] as string;
	return trimmed.size() > MAX_SHOWN_LINE ? `${string.sub(trimmed, 1, MAX_SHOWN_LINE)}…` : trimmed;
}
