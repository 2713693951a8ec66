import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import { printPath } from "../core/path";
import type { ScriptText } from "../core/ports/scripts";
import { s } from "../model/schema";
import type { Infer } from "../model/schema";
import { normalizeEol } from "../text/lines";
import { fingerprintScript, scriptFingerprint } from "./shared/fingerprint";
import { proposeNewScript } from "./shared/new-script";
import { childPath, reachOf } from "./shared/paths";
import { readScriptForChange } from "./shared/script-at";
import { pageOf } from "./shared/script-pages";
import { proposeScriptText } from "./shared/script-proposal";
import { parentTargetOf } from "./shared/targets";
import type { Tool, ToolContext, ToolOutput } from "./tool";

const parameters = s.object(
	{
		path: s.string(),
		parentPath: s.string(),
		name: s.string(),
		className: s.choice(["Script", "LocalScript", "ModuleScript"]),
		source: s.string({ description: "text of a new script" }),
	},
	{ optional: ["path", "parentPath", "name", "className", "source"] },
);

type Arguments = Infer<typeof parameters>;

/** Opens a script that exists, or proposes a new one; never replaces a script that has text. */
export const openOrCreateScript: Tool<typeof parameters> = {
	name: "open_or_create_script",
	kind: "write",
	description: "Open a script in the editor, or create it with source. Give path, or parentPath with name.",
	parameters,
	run(args, context) {
		const path = wantedPath(args, context);
		if (!path.ok) return path;
		const reach = reachOf(path.value, context);
		if (!reach.ok) return reach;
		if (!reach.value.missing.isEmpty()) return createScript(path.value, args, context);
		const target = readScriptForChange(path.value, context);
		return target.ok ? openScript(target.value, args.source, context) : target;
	},
};

function wantedPath({ path, parentPath, name }: Arguments, context: ToolContext): Outcome<string> {
	if (path !== undefined) return success(path);
	if (name === undefined) return failure("Give the path of the script, or parentPath and name for a new one.");
	const parent = parentTargetOf(parentPath, context);
	if (!parent.ok) return parent;
	return success(
		parent.value.missing.reduce((at, missing) => childPath(at, missing), parent.value.existing.path) +
			childSuffix(name),
	);
}

function childSuffix(name: string): string {
	return string.sub(printPath([{ name }]), "game".size() + 1);
}

function openScript(target: ScriptText, source: string | undefined, context: ToolContext): Outcome<ToolOutput> {
	const { path, text } = target;
	const wanted = source === undefined ? undefined : normalizeEol(source);
	if (wanted !== undefined && wanted !== normalizeEol(text)) {
		if (isBlank(text)) return proposeScriptText(target, wanted, context);
		return failure(`${path} already exists with other text. Read it, then change it with patch_script or apply_edit.`);
	}
	const opened = context.scripts.open(path);
	const page = pageOf(text, { isNumbered: false });
	const note = opened.ok ? undefined : opened.error;
	const content = { path, created: false, hash: fingerprintScript(text), text: page.text, cut: page.cut, note };
	return success({ type: "result", content, shows: [scriptFingerprint(path, text, context)] });
}

/** Nothing the user wrote: empty, or the line Studio puts into a new script. */
function isBlank(text: string): boolean {
	return (
		string.match(text, "^%s*$")[0] !== undefined ||
		string.match(text, '^%s*print%("Hello world!"%)%s*$')[0] !== undefined
	);
}

function createScript(path: string, args: Arguments, context: ToolContext): Outcome<ToolOutput> {
	return proposeNewScript({ path, className: args.className, source: args.source ?? "" }, context);
}
