import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import { resolvePath } from "./instance-paths";

/** An instance whose text a user edits. The typings derive LocalScript from Script. */
export type SourceScript = Script | ModuleScript;

const SCRIPT_CLASSES: ReadonlySet<string> = new Set(["Script", "LocalScript", "ModuleScript"]);

export function isScriptClass(className: string): boolean {
	return SCRIPT_CLASSES.has(className);
}

export function isSourceScript(instance: Instance): instance is SourceScript {
	return isScriptClass(instance.ClassName);
}

/** The script a path names; fails for an instance of another class. */
export function resolveScript(path: string): Outcome<SourceScript> {
	const found = resolvePath(path);
	if (!found.ok) return found;
	const instance = found.value;
	return isSourceScript(instance)
		? success(instance)
		: failure(`${path} is a ${instance.ClassName}, not a script: name a Script, LocalScript or ModuleScript.`);
}
