import type { JsonValue } from "../core/json";
import type { NewInstance } from "../core/operation";
import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import type { ProposalDraft } from "../core/proposal";
import { s } from "../model/schema";
import { unifiedDiff } from "../text/unified";
import { nameWarning } from "./safety/name-check";
import { instanceFingerprint } from "./shared/fingerprint";
import { ancestorModels } from "./shared/missing-ancestors";
import { buildNewInstance } from "./shared/new-instance";
import { childPath } from "./shared/paths";
import { capRows, countNew, rowsOfNew, scriptsOfNew } from "./shared/preview-rows";
import { stepName } from "./shared/step-name";
import type { ParentTarget } from "./shared/targets";
import { parentTargetOf } from "./shared/targets";
import type { Tool, ToolContext } from "./tool";

const parameters = s.object(
	{
		className: s.string({ minLength: 1 }),
		parentPath: s.string({ description: "default: the one selected instance, else game.Workspace" }),
		name: s.string(),
		props: s.record(s.anyJson()),
		children: s.array(s.anyJson(), { description: "[{className, name, props, children}]" }),
	},
	{ optional: ["parentPath", "name", "props", "children"] },
);

/** Proposes an instance with its properties and children, and the Models that are missing above it. */
export const createInstance: Tool<typeof parameters> = {
	name: "create_instance",
	kind: "write",
	description:
		'Create an instance with props and children. Values: [x,y,z] for Vector3, "#ff8800" for Color3, item names for enums, @Name attributes, #tags. Missing ancestors under Workspace are made as Models.',
	parameters,
	run(args, context) {
		const parent = parentTargetOf(args.parentPath, context);
		if (!parent.ok) return parent;
		if (parent.value.existing.path === "game")
			return failure(
				"Instances go under a service, not under game itself. Give such a parentPath, e.g. game.Workspace.",
			);
		const { className, name, props, children } = args;
		// `name` is given its place last, so that it wins over props.Name.
		const given: { readonly [key: string]: JsonValue | undefined } = {
			className,
			children,
			props: withName(props ?? {}, name),
		};
		const instance = buildNewInstance(given as JsonValue, context);
		if (!instance.ok) return instance;
		const draft = draftOf(parent.value, instance.value, context);
		return draft.ok ? success({ type: "proposal", draft: draft.value }) : draft;
	},
};

function withName(
	props: { readonly [key: string]: JsonValue },
	name: string | undefined,
): { readonly [key: string]: JsonValue } {
	return name === undefined ? props : { ...props, Name: name };
}

function draftOf(parent: ParentTarget, instance: NewInstance, context: ToolContext): Outcome<ProposalDraft> {
	const relied = instanceFingerprint(parent.existing.path, [], context);
	if (!relied.ok) return relied;
	const ancestors = ancestorModels(parent.existing.path, parent.missing);
	const count = countNew(instance);
	const scripts = scriptsOfNew(ancestors.parentPath, instance);
	const diff = scripts.map(({ path, source }) => unifiedDiff(path, "", source)).join("");
	const path = childPath(ancestors.parentPath, instance.name);
	return success({
		kind: "object_op",
		category: scripts.isEmpty() ? "create_set" : "new_script",
		summary: stepName(`Create ${instance.className}`, path, count > 1 ? ` (${count} instances)` : ""),
		operations: [...ancestors.operations, { type: "create", parentPath: ancestors.parentPath, instance }],
		reliesOn: [relied.value],
		preview: {
			diff: diff === "" ? undefined : diff,
			rows: capRows([...ancestors.rows, ...rowsOfNew(ancestors.parentPath, instance)]),
			warnings: [...parent.warnings, ...warningsOf(parent, instance, context)],
		},
	});
}

function warningsOf(parent: ParentTarget, instance: NewInstance, { scene }: ToolContext): readonly string[] {
	const warnings = new Array<string>();
	const unusual = nameWarning(instance.name);
	if (unusual !== undefined) warnings.push(unusual);
	const siblings = parent.missing.isEmpty() ? scene.children(parent.existing.path) : success([]);
	if (siblings.ok && siblings.value.some((sibling) => sibling.name === instance.name)) {
		warnings.push(
			`${parent.existing.path} already has a child named ${instance.name}; paths to both will need an index.`,
		);
	}
	return warnings;
}
