import type { Operation } from "../../core/operation";
import type { PreviewRow } from "../../core/proposal";
import { childPath } from "./paths";

/** Operations that make the Models a new instance needs above it. */
export interface AncestorModels {
	readonly operations: readonly Operation[];
	readonly rows: readonly PreviewRow[];
	/** Path of the innermost Model, where the new instance goes. */
	readonly parentPath: string;
}

export function ancestorModels(existingPath: string, names: readonly string[]): AncestorModels {
	const operations = new Array<Operation>();
	const rows = new Array<PreviewRow>();
	let parentPath = existingPath;
	for (const name of names) {
		operations.push({ type: "create", parentPath, instance: { className: "Model", name, props: {}, children: [] } });
		parentPath = childPath(parentPath, name);
		rows.push({ label: parentPath, after: "Model" });
	}
	return { operations, rows, parentPath };
}
