import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import { locate } from "./instance-paths";

/** An instance whose text a user edits. The typings derive LocalScript from Script. */
export type SourceScript = Script | ModuleScript;

const SCRIPT_CLASSES: ReadonlySet<string> = new Set(["Script", "LocalScript", "ModuleScript"]);

export function isScriptClass(className: string): boolean {
	return SCRIPT_CLASSES.has(className);
}

export function isSourceScript(instance: Instance): instance is SourceScript {
	return isScriptClass(instance.ClassName);
}

export interface LocatedScript {
	readonly target: SourceScript;
	/** Canonical. */
	readonly path: string;
}

/** The script a path names; fails for an instance of another class. */
export function locateScript(path: string): Outcome<LocatedScript> {
	const located = locate(path);
	if (!located.ok) return located;
	const { instance } = located.value;
	return isSourceScript(instance)
		? success({ target: instance, path: located.value.path })
		: failure(`${path} is a ${instance.ClassName}, not a script: name a Script, LocalScript or ModuleScript.`);
}
