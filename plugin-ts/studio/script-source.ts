import { ScriptEditorService } from "@rbxts/services";
import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import { attempt, engineReason } from "./engine-call";
import type { SourceScript } from "./script-instances";
import { noteScriptChange } from "./script-journal";

/** Scripts being written: two writes of one script at a time corrupt its text. */
const busyScripts = new Set<SourceScript>();

/** The text in the editor, or the stored one of a script that is not open; line ends are LF. */
export function readEditorText(target: SourceScript): Outcome<string> {
	const read = attempt(`Studio could not read the text of ${target.Name}`, () =>
		ScriptEditorService.GetEditorSource(target),
	);
	return read.ok ? success(toLf(read.value)) : read;
}

/** Whether the editor holds text that is not stored yet. */
export function isDirty(target: SourceScript, editorText: string): boolean {
	return toLf(target.Source) !== editorText;
}

/**
 * Replaces a script's text and reads it back. With `expected`, nothing is written when the text is another by the time of
 * the write. Yields. `path` is for the messages.
 */
export function replaceSource(target: SourceScript, path: string, text: string, expected?: string): Outcome<string> {
	while (busyScripts.has(target)) task.wait();
	busyScripts.add(target);
	const written = writeOnce(target, path, toLf(text), expected === undefined ? undefined : toLf(expected));
	busyScripts.delete(target);
	return written;
}

function writeOnce(target: SourceScript, path: string, text: string, expected: string | undefined): Outcome<string> {
	let isStale = false;
	let before = text;
	const [ran, thrown] = pcall(() =>
		// Studio may call back more than once, with newer text each time, and must not be made to wait.
		ScriptEditorService.UpdateSourceAsync(target, (current: string) => {
			before = toLf(current);
			isStale = expected !== undefined && before !== expected;
			return isStale ? undefined : text;
		}),
	);
	if (!ran) return failure(explainWriteError(path, engineReason(thrown)));
	if (isStale)
		return failure(`${path} was changed meanwhile, so nothing was written: read it again and redo the edit.`);
	noteScriptChange({ target, before, after: text });
	const kept = readEditorText(target);
	if (!kept.ok) return kept;
	return kept.value === text
		? kept
		: failure(`Studio did not keep the new text of ${path}: close its tab or discard its draft, then read it again.`);
}

function explainWriteError(path: string, reason: string): string {
	if (string.find(reason.lower(), "inject")[0] !== undefined) {
		return "Studio does not let Vector write scripts: allow script injection for Vector under Plugins > Manage Plugins, then approve again.";
	}
	return `Studio could not write ${path}: ${reason}; read it again before another try.`;
}

function toLf(text: string): string {
	if (string.find(text, "\r", 1, true)[0] === undefined) return text;
	const [unix] = string.gsub(text, "\r\n?", "\n");
	return unix;
}
