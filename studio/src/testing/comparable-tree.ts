import { readFileSync } from "node:fs";

import { readBinary, readXml, type InstanceView, type JsonValue } from "rbx-dom";

/** One instance as plain text that can be compared across files: references become positions in the tree. */
export interface ComparableInstance {
	readonly path: string;
	readonly className: string;
	readonly properties: Readonly<Record<string, string>>;
}

/** Reads a document into instances in tree order, independent of the referents of the file. */
export function readComparable(path: string): readonly ComparableInstance[] {
	const bytes = readFileSync(path);
	const dom = path.endsWith("x") ? readXml(bytes, { propertyBehavior: "readUnknown" }) : readBinary(bytes);
	const views = new Map(dom.snapshot().instances.map((view) => [view.referent, view]));
	const order: { readonly view: InstanceView; readonly path: string }[] = [];
	const visit = (referent: string, parentPath: string): void => {
		const view = views.get(referent);
		if (view !== undefined) {
			const ownPath = `${parentPath}/${view.name}`;
			order.push({ view, path: ownPath });
			view.children.forEach((child) => visit(child, ownPath));
		}
	};
	dom.children(dom.rootRef).forEach((child) => visit(child, ""));
	const positions = new Map(order.map(({ view }, index) => [view.referent, `#${index}`]));
	return order.map(({ view, path: ownPath }) => ({
		path: ownPath,
		className: view.className,
		properties: Object.fromEntries(
			Object.entries(view.properties)
				.sort(([a], [b]) => (a < b ? -1 : 1))
				.map(([name, value]) => [name, describe(value, positions)]),
		),
	}));
}

function describe(value: JsonValue, positions: ReadonlyMap<string, string>): string {
	return JSON.stringify(value, (_key, part: unknown) =>
		typeof part === "string" ? (positions.get(part) ?? part) : part,
	);
}
