import { ScriptEditorService, StudioService } from "@rbxts/services";
import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import type { Scripts, ScriptText } from "../core/ports/scripts";
import { attempt, tryRead } from "./engine-call";
import { createPathPrinter, pathOf, resolvePath } from "./instance-paths";
import { placeServices } from "./place-services";
import { noteShown, noteTextRead } from "./read-notes";
import type { LocatedScript } from "./script-instances";
import { isSourceScript, locateScript } from "./script-instances";
import { isDirty, readEditorText, replaceSource } from "./script-source";

/** Scripts over Studio's editor: texts are what the user sees, drafts included, with LF line ends. */
export function createStudioScripts(): Scripts {
	return {
		active() {
			const target = tryRead(() => StudioService.ActiveScript);
			return target === undefined ? undefined : textOfOpen(target);
		},
		openDocuments() {
			const texts = new Array<ScriptText>();
			for (const target of openScripts()) {
				const text = textOfOpen(target);
				if (text !== undefined) texts.push(text);
			}
			return texts;
		},
		read(path) {
			const found = locateScript(path);
			return found.ok ? readText(found.value) : found;
		},
		list(root) {
			return listScripts(root);
		},
		write(path, expected, text) {
			const found = locateScript(path);
			if (!found.ok) return found;
			const written = replaceSource(found.value.target, found.value.path, text, expected);
			return written.ok ? readText(found.value) : written;
		},
		open(path) {
			return openDocument(path);
		},
	};
}

function readText({ target, path }: LocatedScript): Outcome<ScriptText> {
	noteTextRead(target);
	const text = readEditorText(target);
	if (!text.ok) return text;
	return success({ path, className: target.ClassName, text: text.value, isDirty: isDirty(target, text.value) });
}

function textOfOpen(target: Instance): ScriptText | undefined {
	const path = isSourceScript(target) ? pathOf(target) : undefined;
	if (path === undefined || !isSourceScript(target)) return undefined;
	const text = readText({ target, path });
	return text.ok ? text.value : undefined;
}

function openScripts(): readonly Instance[] {
	const scripts = new Array<Instance>();
	for (const opened of tryRead(() => ScriptEditorService.GetScriptDocuments()) ?? []) {
		const document = opened as ScriptDocument;
		// A document throws once its tab is closed, and has no script while that is not loaded.
		const target = tryRead(() => (document.IsCommandBar() ? undefined : document.GetScript())) as Instance | undefined;
		if (target !== undefined) scripts.push(target);
	}
	return scripts;
}

function listScripts(root?: string): readonly { readonly path: string; readonly className: string }[] {
	const from = root === undefined ? success(game as Instance) : resolvePath(root);
	if (!from.ok) return [];
	const print = createPathPrinter();
	const scripts = new Array<{ readonly path: string; readonly className: string }>();
	const shown = new Array<Instance>();
	const add = (instance: Instance): void => {
		const path = isSourceScript(instance) ? print(instance) : undefined;
		if (path === undefined) return;
		scripts.push({ path, className: instance.ClassName });
		shown.push(instance);
	};
	for (const top of from.value === game ? placeServices() : [from.value]) {
		add(top);
		for (const instance of top.QueryDescendants("LuaSourceContainer")) add(instance);
	}
	noteShown(shown);
	return scripts.sort((a, b) => a.path < b.path);
}

function openDocument(path: string): Outcome<true> {
	const found = locateScript(path);
	if (!found.ok) return found;
	const opened = attempt(`Studio could not open ${path}`, () => {
		const [isOpen, problem] = ScriptEditorService.OpenScriptDocumentAsync(found.value.target) as LuaTuple<
			[boolean, string?]
		>;
		return isOpen ? undefined : (problem ?? "no reason given");
	});
	if (!opened.ok) return opened;
	return opened.value === undefined ? success(true) : failure(`Studio could not open ${path}: ${opened.value}.`);
}
