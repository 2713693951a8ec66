import type { Dom, InstanceView, JsonValue, Variant } from "rbx-dom";

import type { LuauScalar } from "../vm/luau-vm.ts";

const NULL_REFERENT = "00000000000000000000000000000000";
const TAG = "\u0001";

/**
 * The instances of all loaded files as they were when read, numbered from 1 across files. The Luau side holds the
 * numbers and fetches a property when a script first reads it.
 */
export class SourceRecords {
	readonly #views: InstanceView[] = [];
	readonly #ids = new Map<string, number>();

	/** Adds a parsed document; returns its tree in the text form `document-tree.luau` reads, without the root. */
	add(dom: Dom): { readonly tree: string; readonly firstId: number } {
		const snapshot = dom.snapshot();
		const byReferent = new Map(snapshot.instances.map((view) => [view.referent, view]));
		const firstId = this.#views.length + 1;
		const lines: string[] = [];
		const visit = (referent: string, parentId: number): void => {
			const view = byReferent.get(referent);
			if (view === undefined) {
				return;
			}
			this.#views.push(view);
			const id = this.#views.length;
			this.#ids.set(referent, id);
			lines.push(`${id}\t${parentId}\t${view.className}\t${escapeField(view.name)}`);
			for (const child of view.children) {
				visit(child, id);
			}
		};
		for (const referent of dom.children(snapshot.rootRef)) {
			visit(referent, 0);
		}
		return { tree: lines.join("\n"), firstId };
	}

	/** The source text of a script record. */
	source(id: number): string {
		const source = this.#property(id, "Source")?.["String"];
		return typeof source === "string" ? source : "";
	}

	/**
	 * A property for Luau: scalars as themselves; anything else as TAG type TAG JSON; `undefined` when the file does not
	 * have it. References carry record numbers.
	 */
	property(id: number, name: string): LuauScalar {
		const variant = this.#property(id, name);
		if (variant === undefined) {
			return undefined;
		}
		const [type, value] = Object.entries(variant)[0] ?? ["", null];
		if (isPlain(type, value)) {
			return value;
		}
		return `${TAG}${type}${TAG}${JSON.stringify(this.#withRecordNumbers(type, value))}`;
	}

	/** The attributes as JSON `{name: variant}`, or `undefined` when there are none. */
	attributes(id: number): string | undefined {
		const value = this.#property(id, "Attributes")?.["Attributes"];
		return value === undefined || Object.keys(value ?? {}).length === 0 ? undefined : JSON.stringify(value);
	}

	/** The tags as a JSON array, or `undefined` when there are none. */
	tags(id: number): string | undefined {
		const value = this.#property(id, "Tags")?.["Tags"];
		return Array.isArray(value) && value.length > 0 ? JSON.stringify(value) : undefined;
	}

	/** The record as read. */
	view(id: number): InstanceView | undefined {
		return this.#views[id - 1];
	}

	#property(id: number, name: string): Variant | undefined {
		return this.#views[id - 1]?.properties[name];
	}

	#withRecordNumbers(type: string, value: JsonValue): JsonValue {
		if (type === "Ref") {
			return this.#recordNumber(value);
		}
		if (type === "Content" && typeof value === "object" && value !== null && "Object" in value) {
			return { Object: this.#recordNumber(value["Object"] ?? null) };
		}
		return value;
	}

	#recordNumber(referent: JsonValue): JsonValue {
		const id = typeof referent === "string" ? this.#ids.get(referent) : undefined;
		return id === undefined ? NULL_REFERENT : String(id);
	}
}

/** Escapes what separates fields and records on the way to Luau. */
export function escapeField(text: string): string {
	return text.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n");
}

const UNESCAPES: Readonly<Record<string, string>> = { "\\\\": "\\", "\\t": "\t", "\\n": "\n" };

/** Undoes `escapeField`. */
export function unescapeField(text: string): string {
	return text.replace(/\\[\\tn]/g, (match) => UNESCAPES[match] ?? match);
}

function isPlain(type: string, value: JsonValue): value is string | number | boolean {
	if (typeof value === "string") {
		return (type === "String" || type === "ContentId") && !value.startsWith(TAG);
	}
	return (
		(typeof value === "boolean" && type === "Bool") ||
		(typeof value === "number" && (type === "Float32" || type === "Float64" || type === "Int32" || type === "Enum"))
	);
}
