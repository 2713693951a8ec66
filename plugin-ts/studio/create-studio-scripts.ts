import { ScriptEditorService, StudioService } from "@rbxts/services";
import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import type { Scripts, ScriptText } from "../core/ports/scripts";
import { attempt, tryRead } from "./engine-call";
import { createPathPrinter, pathOf, resolvePath } from "./instance-paths";
import { placeServices } from "./place-services";
import type { SourceScript } from "./script-instances";
import { isSourceScript, resolveScript } from "./script-instances";
import { isDirty, readEditorText, replaceSource } from "./script-source";

/** Scripts over Studio's editor: texts are what the user sees, drafts included, with LF line ends. */
export function createStudioScripts(): Scripts {
	return {
		active: () => {
			const script = tryRead(() => StudioService.ActiveScript);
			return script === undefined ? undefined : textOfOpen(script);
		},
		openDocuments: () => {
			const texts = new Array<ScriptText>();
			for (const script of openScripts()) {
				const text = textOfOpen(script);
				if (text !== undefined) texts.push(text);
			}
			return texts;
		},
		read: (path) => {
			const script = resolveScript(path);
			return script.ok ? readText(script.value, path) : script;
		},
		list: listScripts,
		write: (path, expected, text) => {
			const script = resolveScript(path);
			if (!script.ok) return script;
			const written = replaceSource(script.value, path, text, expected);
			return written.ok ? readText(script.value, path) : written;
		},
		open: openDocument,
	};
}

function readText(script: SourceScript, path: string): Outcome<ScriptText> {
	const text = readEditorText(script);
	if (!text.ok) return text;
	return success({
		path: pathOf(script) ?? path,
		className: script.ClassName,
		text: text.value,
		isDirty: isDirty(script, text.value),
	});
}

function textOfOpen(script: Instance): ScriptText | undefined {
	const path = isSourceScript(script) ? pathOf(script) : undefined;
	if (path === undefined || !isSourceScript(script)) return undefined;
	const text = readText(script, path);
	return text.ok ? text.value : undefined;
}

function openScripts(): readonly Instance[] {
	const scripts = new Array<Instance>();
	for (const opened of tryRead(() => ScriptEditorService.GetScriptDocuments()) ?? []) {
		const document = opened as ScriptDocument;
		// A document throws once its tab is closed, and has no script while that is not loaded.
		const script = tryRead(() => (document.IsCommandBar() ? undefined : document.GetScript())) as Instance | undefined;
		if (script !== undefined) scripts.push(script);
	}
	return scripts;
}

function listScripts(root?: string): readonly { readonly path: string; readonly className: string }[] {
	const from = root === undefined ? success(game as Instance) : resolvePath(root);
	if (!from.ok) return [];
	const print = createPathPrinter();
	const scripts = new Array<{ readonly path: string; readonly className: string }>();
	const add = (instance: Instance): void => {
		const path = isSourceScript(instance) ? print(instance) : undefined;
		if (path !== undefined) scripts.push({ path, className: instance.ClassName });
	};
	for (const top of from.value === game ? placeServices() : [from.value]) {
		add(top);
		for (const instance of top.QueryDescendants("LuaSourceContainer")) add(instance);
	}
	return scripts.sort((a, b) => a.path < b.path);
}

function openDocument(path: string): Outcome<true> {
	const script = resolveScript(path);
	if (!script.ok) return script;
	const opened = attempt(`Studio could not open ${path}`, () => {
		const [isOpen, problem] = ScriptEditorService.OpenScriptDocumentAsync(script.value) as LuaTuple<[boolean, string?]>;
		return isOpen ? undefined : (problem ?? "no reason given");
	});
	if (!opened.ok) return opened;
	return opened.value === undefined ? success(true) : failure(`Studio could not open ${path}: ${opened.value}.`);
}
