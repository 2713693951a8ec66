import type { InstanceInfo, PropertyBag } from "../core/instance-info";
import type { JsonValue } from "../core/json";
import { sortedKeys } from "../core/json-kind";
import { printJson } from "../core/json-print";
import type { Fingerprint, Operation } from "../core/operation";
import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import type { PreviewRow } from "../core/proposal";
import { s } from "../model/schema";
import { checkProps } from "./shared/check-props";
import { instanceFingerprint } from "./shared/fingerprint";
import { capRows, rowsOfSet } from "./shared/preview-rows";
import { stepName } from "./shared/step-name";
import { targetOf } from "./shared/targets";
import type { Tool, ToolContext } from "./tool";

const MAX_MATCHES = 200;
const SHOWN_KEYS = 3;

const parameters = s.object(
	{
		path: s.string({ description: "default: the one selected instance" }),
		query: s.string({ description: "selector instead of path: sets every match" }),
		props: s.record(s.anyJson()),
	},
	{ optional: ["path", "query"] },
);

/** Proposes new values for properties, attributes and tags of one instance or of every match of a selector. */
export const setProperties: Tool<typeof parameters> = {
	name: "set_properties",
	kind: "write",
	description: "Set properties, @attributes, #tags; values as in create_instance.",
	parameters,
	run(args, context) {
		if (args.path !== undefined && args.query !== undefined) return failure("Give either path or query, not both.");
		if (sortedKeys(args.props).isEmpty())
			return failure("props is empty. Give at least one property with its new value.");
		const targets = targetsOf(args.path, args.query, context);
		if (!targets.ok) return targets;
		const changes = changesOf(targets.value, args.props, context);
		if (!changes.ok) return changes;
		const { operations, reliesOn, rows, keys } = changes.value;
		const shownKeys = keys.size() <= SHOWN_KEYS ? keys.join(", ") : `${keys.size()} properties`;
		const subject = args.query === undefined ? targets.value[0]!.path : `${operations.size()} matches of ${args.query}`;
		return success({
			type: "proposal",
			draft: {
				kind: "object_op",
				category: "create_set",
				summary: stepName(`Set ${shownKeys} of`, subject),
				operations,
				reliesOn,
				preview: { rows: capRows(rows), warnings: [] },
			},
		});
	},
};

function targetsOf(
	path: string | undefined,
	query: string | undefined,
	context: ToolContext,
): Outcome<readonly InstanceInfo[]> {
	if (query === undefined) {
		const target = targetOf(path, context);
		return target.ok ? success([target.value]) : target;
	}
	const matches = context.scene.query(query, "game");
	if (!matches.ok) return matches;
	const count = matches.value.size();
	if (count === 0) return failure(`Nothing matches ${query}. Check the selector with query_instances.`);
	if (count > MAX_MATCHES)
		return failure(
			`${count} instances match ${query}; at most ${MAX_MATCHES} can be set in one call. Narrow the selector.`,
		);
	return matches;
}

interface Changes {
	readonly operations: readonly Operation[];
	readonly reliesOn: readonly Fingerprint[];
	readonly rows: readonly PreviewRow[];
	/** Every key that changes on at least one instance, sorted. */
	readonly keys: readonly string[];
}

function changesOf(targets: readonly InstanceInfo[], given: PropertyBag, context: ToolContext): Outcome<Changes> {
	const operations = new Array<Operation>();
	const reliesOn = new Array<Fingerprint>();
	const rows = new Array<PreviewRow>();
	const changedKeys: { [key: string]: true } = {};
	for (const { path, className } of targets) {
		const props = checkProps(className, given, "set", context);
		if (!props.ok) return targets.size() === 1 ? props : failure(`${path}: ${props.error}`);
		const keys = sortedKeys(props.value);
		const before = context.scene.properties(path, keys);
		if (!before.ok) return before;
		const changed = onlyChanged(before.value.values, props.value);
		if (sortedKeys(changed).isEmpty()) continue;
		const fingerprint = instanceFingerprint(path, keys, context);
		if (!fingerprint.ok) return fingerprint;
		operations.push({ type: "set", path, props: changed });
		for (const key of sortedKeys(changed)) changedKeys[key] = true;
		reliesOn.push(fingerprint.value);
		for (const row of rowsOfSet(targets.size() === 1 ? "" : path, before.value.values, changed)) rows.push(row);
		context.pause?.();
	}
	if (operations.isEmpty())
		return failure("All of these properties already have these values; there is nothing to change.");
	return success({ operations, reliesOn, rows, keys: sortedKeys(changedKeys) });
}

function onlyChanged(before: PropertyBag, after: PropertyBag): PropertyBag {
	const changed: { [key: string]: JsonValue } = {};
	for (const key of sortedKeys(after)) {
		const old = before[key];
		if (old === undefined || printJson(old) !== printJson(after[key]!)) changed[key] = after[key]!;
	}
	return changed;
}
