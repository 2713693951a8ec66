import { failure, success } from "../core/outcome";
import { s } from "../model/schema";
import { checkNewName, nameWarning } from "./safety/name-check";
import { checkNotProtected } from "./safety/protected-instance-check";
import { instanceFingerprint } from "./shared/fingerprint";
import { parentPathOf } from "./shared/paths";
import { referenceWarning } from "./shared/references";
import { stepName } from "./shared/step-name";
import { targetOf } from "./shared/targets";
import type { Tool, ToolContext } from "./tool";

const parameters = s.object(
	{ path: s.string({ description: "default: the one selected instance" }), newName: s.string() },
	{ optional: ["path"] },
);

/** Proposes a new name; the card shows which scripts name the instance. */
export const renameInstance: Tool<typeof parameters> = {
	name: "rename_instance",
	kind: "write",
	description: "Rename an instance; the user sees which scripts name it.",
	parameters,
	run(args, context) {
		const target = targetOf(args.path, context);
		if (!target.ok) return target;
		const { path, name } = target.value;
		const allowed = checkNotProtected(target.value, "renamed", context.scene);
		if (!allowed.ok) return allowed;
		const newName = checkNewName(args.newName);
		if (!newName.ok) return newName;
		if (newName.value === name) return failure(`${path} is already named ${name}; there is nothing to change.`);
		const relied = instanceFingerprint(path, [], context);
		if (!relied.ok) return relied;
		return success({
			type: "proposal",
			draft: {
				kind: "object_op",
				category: "rename",
				summary: stepName("Rename", path, ` to ${newName.value}`),
				operations: [{ type: "rename", path, newName: newName.value }],
				reliesOn: [relied.value],
				preview: {
					rows: [{ label: "Name", before: name, after: newName.value }],
					warnings: warningsOf(path, name, newName.value, context),
				},
			},
		});
	},
};

function warningsOf(path: string, name: string, newName: string, context: ToolContext): readonly string[] {
	const siblings = context.scene.children(parentPathOf(path) ?? "game");
	const isTaken = siblings.ok && siblings.value.some((sibling) => sibling.name === newName);
	return [
		referenceWarning({ path, name }, context),
		nameWarning(newName),
		isTaken
			? `Another child of the same parent is already named ${newName}; paths to both will need an index.`
			: undefined,
	].filterUndefined();
}
