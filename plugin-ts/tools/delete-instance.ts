import type { InstanceInfo } from "../core/instance-info";
import type { Fingerprint } from "../core/operation";
import type { Outcome } from "../core/outcome";
import { success } from "../core/outcome";
import type { PreviewRow } from "../core/proposal";
import { s } from "../model/schema";
import { splitRecords } from "../text/lines";
import { checkNotProtected } from "./safety/protected-instance-check";
import { instanceFingerprint, scriptFingerprint } from "./shared/fingerprint";
import { capRows } from "./shared/preview-rows";
import { referenceWarning } from "./shared/references";
import { stepName } from "./shared/step-name";
import { targetOf } from "./shared/targets";
import type { Tool, ToolContext } from "./tool";

/** Descendants are counted up to here; the card then says "more than". */
const MAX_COUNTED = 5000;

const parameters = s.object(
	{ path: s.string({ description: "default: the one selected instance" }) },
	{ optional: ["path"] },
);

/** Proposes to take an instance out of the place; the card shows what goes with it and which scripts name it. */
export const deleteInstance: Tool<typeof parameters> = {
	name: "delete_instance",
	kind: "write",
	description: "Delete an instance with all below it; the user sees which scripts name it.",
	parameters,
	run(args, context) {
		const target = targetOf(args.path, context);
		if (!target.ok) return target;
		const { path, name, className } = target.value;
		const allowed = checkNotProtected(target.value, "deleted", context.scene);
		if (!allowed.ok) return allowed;
		const loss = lossOf(target.value, context);
		if (!loss.ok) return loss;
		const reference = referenceWarning({ path, name }, context);
		return success({
			type: "proposal",
			draft: {
				kind: "object_op",
				category: "delete",
				summary: stepName(`Delete ${className}`, path),
				operations: [{ type: "remove", path }],
				reliesOn: loss.value.reliesOn,
				preview: { rows: capRows(loss.value.rows), warnings: reference === undefined ? [] : [reference] },
			},
		});
	},
};

interface Loss {
	readonly rows: readonly PreviewRow[];
	/** The instance and every script below it: a script edited meanwhile must not vanish unseen. */
	readonly reliesOn: readonly Fingerprint[];
}

function lossOf(target: InstanceInfo, context: ToolContext): Outcome<Loss> {
	const fingerprint = instanceFingerprint(target.path, [], context);
	if (!fingerprint.ok) return fingerprint;
	const rows: PreviewRow[] = [{ label: target.path, before: target.className }];
	const reliesOn = [fingerprint.value];
	const count = countBelow(target, context);
	if (count > 0)
		rows.push({
			label: "Instances below it",
			before: count > MAX_COUNTED ? `more than ${MAX_COUNTED}` : tostring(count),
		});
	for (const { path, className } of context.scripts.list(target.path)) {
		const target = context.scripts.read(path);
		if (!target.ok) continue;
		rows.push({ label: path, before: `${className}, ${lineCount(target.value.text)}` });
		reliesOn.push(scriptFingerprint(path, target.value.text, context));
	}
	return success({ rows, reliesOn });
}

function countBelow(root: InstanceInfo, { scene, pause }: ToolContext): number {
	const queue = [root];
	let count = 0;
	let at = 0;
	while (at < queue.size() && count <= MAX_COUNTED) {
		const info = queue[at]!;
		at += 1;
		count += info.childCount;
		const children = info.childCount > 0 ? scene.children(info.path) : success([]);
		for (const child of children.ok ? children.value : []) queue.push(child);
		pause?.();
	}
	return count;
}

function lineCount(text: string): string {
	const count = splitRecords(text).lines.size();
	return count === 1 ? "1 line" : `${count} lines`;
}
