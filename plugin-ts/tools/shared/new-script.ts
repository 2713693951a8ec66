import type { Operation } from "../../core/operation";
import type { Outcome } from "../../core/outcome";
import { failure, success } from "../../core/outcome";
import { parsePath, printPath } from "../../core/path";
import { normalizeEol } from "../../text/lines";
import { unifiedDiff } from "../../text/unified";
import { checkNewName } from "../safety/name-check";
import { validateScriptText } from "../safety/output-validator";
import type { ToolContext, ToolOutput } from "../tool";
import { instanceFingerprint } from "./fingerprint";
import { ancestorModels } from "./missing-ancestors";
import { childPath } from "./paths";
import { stepName } from "./step-name";
import { parentTargetOf } from "./targets";

export interface NewScript {
	readonly path: string;
	/** Chosen by where the script goes when absent. */
	readonly className?: string;
	readonly source: string;
}

/** Proposes a script that does not exist yet, with the Models that are missing above it. */
export function proposeNewScript(target: NewScript, context: ToolContext): Outcome<ToolOutput> {
	const segments = parsePath(target.path);
	if (!segments.ok) return segments;
	const last = segments.value[segments.value.size() - 1];
	if (last === undefined || segments.value.size() < 2)
		return failure("A script goes under a service, e.g. game.ServerScriptService.Main. Give such a path.");
	const name = checkNewName(last.name);
	if (!name.ok) return name;
	const parent = parentTargetOf(
		printPath(segments.value.filter((_, index) => index < segments.value.size() - 1)),
		context,
	);
	if (!parent.ok) return parent;
	const source = normalizeEol(target.source);
	const { existing, missing } = parent.value;
	const ancestors = ancestorModels(existing.path, missing);
	const path = childPath(ancestors.parentPath, name.value);
	const checked = validateScriptText({ path, after: source }, context);
	if (!checked.ok) return checked;
	const relied = instanceFingerprint(existing.path, [], context);
	if (!relied.ok) return relied;
	const className = target.className ?? classFor(path);
	const create: Operation = {
		type: "create",
		parentPath: ancestors.parentPath,
		instance: { className, name: name.value, props: {}, source, children: [] },
	};
	return success({
		type: "proposal",
		draft: {
			kind: "edit",
			category: "new_script",
			summary: stepName(`Create ${className}`, path),
			operations: [...ancestors.operations, create],
			reliesOn: [relied.value],
			preview: {
				diff: unifiedDiff(path, "", source),
				rows: [...ancestors.rows, { label: path, after: className }],
				warnings: [...parent.value.warnings, ...checked.value],
			},
		},
	});
}

/** Code for clients runs as a LocalScript, shared code is a ModuleScript, everything else runs on the server. */
function classFor(path: string): string {
	const isBelow = (services: readonly string[]) =>
		services.some((service) => string.find(path, `^game%.${service}%f[^%w_]`)[0] !== undefined);
	if (isBelow(["ReplicatedStorage", "ServerStorage"])) return "ModuleScript";
	return isBelow(["StarterPlayer", "StarterGui", "StarterPack", "ReplicatedFirst"]) ? "LocalScript" : "Script";
}
