import type { PropertyBag } from "../../core/instance-info";
import type { JsonValue } from "../../core/json";
import { sortedKeys } from "../../core/json-kind";
import type { NewInstance } from "../../core/operation";
import type { PreviewRow } from "../../core/proposal";
import { showValue } from "./show-value";
import { childPath } from "./paths";

const MAX_ROWS = 60;

/** One row per new instance, and one per value it is given; what is below the first is named relative to it. */
export function rowsOfNew(parentPath: string, instance: NewInstance): readonly PreviewRow[] {
	const rows: PreviewRow[] = [{ label: childPath(parentPath, instance.name), after: instance.className }];
	collect("", instance, rows);
	return rows;
}

function collect(prefix: string, instance: NewInstance, rows: PreviewRow[]): void {
	for (const key of sortedKeys(instance.props)) {
		rows.push({ label: memberLabel(prefix, key), after: showValue(instance.props[key]!) });
	}
	for (const child of instance.children) {
		const path = prefix === "" ? child.name : `${prefix}.${child.name}`;
		rows.push({ label: path, after: child.className });
		collect(path, child, rows);
	}
}

/** One row per value that changes. */
export function rowsOfSet(prefix: string, before: PropertyBag, after: PropertyBag): readonly PreviewRow[] {
	return sortedKeys(after).map((key) => ({
		label: memberLabel(prefix, key),
		before: showMaybe(before[key]),
		after: showValue(after[key]!),
	}));
}

function showMaybe(value: JsonValue | undefined): string | undefined {
	return value === undefined ? undefined : showValue(value);
}

function memberLabel(path: string, key: string): string {
	if (path === "") return key;
	const isPlain = string.find(key, "^[@#]")[0] === undefined;
	return isPlain ? `${path}.${key}` : `${path} ${key}`;
}

/** Keeps a card readable: what is left out is counted in a last row. */
export function capRows(rows: readonly PreviewRow[]): readonly PreviewRow[] {
	if (rows.size() <= MAX_ROWS) return rows;
	const shown = rows.filter((_, index) => index < MAX_ROWS);
	shown.push({ label: `and ${rows.size() - MAX_ROWS} more` });
	return shown;
}

/** How many instances a description makes, itself included. */
export function countNew(instance: NewInstance): number {
	return instance.children.reduce((count, child) => count + countNew(child), 1);
}

/** Every script text in a description, with the path it will have. */
export function scriptsOfNew(
	parentPath: string,
	instance: NewInstance,
): readonly { readonly path: string; readonly source: string }[] {
	const path = childPath(parentPath, instance.name);
	const own = instance.source === undefined ? [] : [{ path, source: instance.source }];
	return instance.children.reduce((found, child) => [...found, ...scriptsOfNew(path, child)], own);
}
