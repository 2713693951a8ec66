import type { Outcome } from "../../core/outcome";
import { failure } from "../../core/outcome";
import type { ScriptText } from "../../core/ports/scripts";
import type { ToolContext } from "../tool";
import { locate, locateForChange } from "./paths";

type ScriptContext = Pick<ToolContext, "scene" | "scripts">;

/** The script a path names, with its editor text. An instance that is no script is an error that names its class. */
export function readScriptAt(path: string, context: ScriptContext): Outcome<ScriptText> {
	return read(locate(path, context), context);
}

/** The same for a change: a path that several siblings answer to is refused. */
export function readScriptForChange(path: string, context: ScriptContext): Outcome<ScriptText> {
	return read(locateForChange(path, context), context);
}

function read(info: ReturnType<typeof locate>, context: ScriptContext): Outcome<ScriptText> {
	if (!info.ok) return info;
	const { path, className } = info.value;
	if (context.scene.classInfo(className)?.isScript === true) return context.scripts.read(path);
	return failure(
		`${path} is a ${className}, not a script. list_code_definition_names with this path shows the scripts below it.`,
	);
}
