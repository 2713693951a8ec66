import type { InstanceInfo, PropertyBag } from "../core/instance-info";
import type { JsonObject, JsonValue } from "../core/json";
import { success } from "../core/outcome";
import type { Outcome } from "../core/outcome";
import type { Ports } from "../core/ports";

/** One instance with what `vector inspect` shows of it. */
function detail(info: InstanceInfo, { scene, scripts }: Ports): JsonObject {
	const properties = scene.properties(info.path);
	const sourceText = scene.classInfo(info.className)?.isScript === true ? scripts.read(info.path) : undefined;
	return {
		path: info.path,
		name: info.name,
		className: info.className,
		childCount: info.childCount,
		properties: properties.ok ? (properties.value.values satisfies PropertyBag) : {},
		source: sourceText?.ok === true ? sourceText.value.text : undefined,
	};
}

function tree(info: InstanceInfo, ports: Ports): JsonObject {
	const children = info.childCount === 0 ? undefined : ports.scene.children(info.path);
	return {
		name: info.name,
		className: info.className,
		path: info.path,
		children: children?.ok === true ? children.value.map((child) => tree(child, ports)) : [],
	};
}

export interface InspectQuery {
	readonly selector?: string;
	readonly path?: string;
}

/**
 * What is in the place: the matches of a selector with their properties and sources, or one instance in full with the tree
 * below it, or the whole tree.
 */
export function inspectPlace(query: InspectQuery, ports: Ports): Outcome<JsonValue> {
	if (query.selector !== undefined) {
		const matches = ports.scene.query(query.selector, query.path);
		return matches.ok ? success(matches.value.map((match) => detail(match, ports))) : matches;
	}
	const root = ports.scene.describe(query.path ?? "game");
	if (!root.ok) return root;
	const { children } = tree(root.value, ports);
	return success(query.path === undefined ? tree(root.value, ports) : { ...detail(root.value, ports), children });
}
