import type { PropertyBag } from "../core/instance-info";
import type { JsonValue } from "../core/json";
import { sortedKeys } from "../core/json-kind";
import { printJson } from "../core/json-print";
import type { Outcome } from "../core/outcome";
import { success } from "../core/outcome";
import type { SceneReader } from "../core/ports/scene";
import { s } from "../model/schema";
import { instanceFingerprint } from "./shared/fingerprint";
import { locate } from "./shared/paths";
import type { Tool } from "./tool";

const DEFAULT_BYTES = 32768;

const parameters = s.object(
	{
		path: s.string(),
		keys: s.array(s.string(), { description: "default: all that differ from their default" }),
		includeAllAttributes: s.boolean(),
		maxBytes: s.integer({ minimum: 256, maximum: 262144 }),
	},
	{ optional: ["keys", "includeAllAttributes", "maxBytes"] },
);

/** Properties, attributes (`@Name`) and tags (`#tags`) of one instance as typed values. */
export const getProperties: Tool<typeof parameters> = {
	name: "get_properties",
	kind: "read",
	description: "Property values of an instance; @Name is an attribute, #tags its tags.",
	parameters,
	run(args, context) {
		const info = locate(args.path, context);
		if (!info.ok) return info;
		const { path, className } = info.value;
		const read = readMembers(path, args.keys, args.includeAllAttributes === true, context.scene);
		if (!read.ok) return read;
		const { props, cut } = fitValues(read.value.values, args.maxBytes ?? DEFAULT_BYTES);
		const skipped = read.value.skipped.isEmpty() ? undefined : read.value.skipped;
		const fingerprint = instanceFingerprint(path, [], context);
		return success({
			type: "result",
			content: { path, className, props, skipped, cut },
			shows: fingerprint.ok ? [fingerprint.value] : [],
		});
	},
};

type Members = { readonly values: PropertyBag; readonly skipped: readonly string[] };

function readMembers(
	path: string,
	keys: readonly string[] | undefined,
	withAttributes: boolean,
	scene: SceneReader,
): Outcome<Members> {
	const read = scene.properties(path, keys);
	if (!read.ok || keys === undefined || !withAttributes) return read;
	const all = scene.properties(path);
	if (!all.ok) return all;
	const values: { [key: string]: JsonValue } = { ...read.value.values };
	for (const [key, value] of pairs(all.value.values)) {
		if (string.sub(key as string, 1, 1) === "@") values[key as string] = value as JsonValue;
	}
	return success({ values, skipped: read.value.skipped });
}

/** Drops the values that do not fit, by name: half a value would be a wrong value. */
function fitValues(values: PropertyBag, maxBytes: number): { readonly props: PropertyBag; readonly cut?: string } {
	const props: { [key: string]: JsonValue } = {};
	const leftOut = new Array<string>();
	let used = 0;
	for (const key of sortedKeys(values)) {
		const size = key.size() + printJson(values[key]!).size() + 4;
		if (used + size > maxBytes) {
			leftOut.push(`${key} (${size} bytes)`);
			continue;
		}
		props[key] = values[key]!;
		used += size;
	}
	if (leftOut.isEmpty()) return { props };
	return {
		props,
		cut: `${leftOut.size()} values left out: ${leftOut.join(", ")}; ask for them by keys with a larger maxBytes`,
	};
}
