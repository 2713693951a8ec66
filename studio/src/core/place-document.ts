import { randomUUID } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";

import type { Dom } from "rbx-dom";

import { createEmptyPlace } from "./empty-place.ts";
import { formatOfPath } from "./document-format.ts";
import { parseDocument, readDocumentSource, type DocumentSource } from "./document-source.ts";
import { PlaceError } from "./place-error.ts";
import { applyChanges } from "./place-writer.ts";
import type { SourceRecords } from "./source-records.ts";

/** The place file open in a studio. Its bytes are kept, so that every save starts from what was loaded. */
export class PlaceDocument {
	readonly #source: DocumentSource;
	readonly #firstId: number;
	readonly #records: SourceRecords;
	/** The tree in the form `document-tree.luau` reads. */
	readonly tree: string;

	private constructor(source: DocumentSource, records: SourceRecords) {
		const { tree, firstId } = records.add(parseDocument(source));
		this.#source = source;
		this.#records = records;
		this.#firstId = firstId;
		this.tree = tree;
	}

	/** Opens a place file, or an empty baseplate without a path. Throws `PlaceError`. */
	static open(path: string | undefined, records: SourceRecords): PlaceDocument {
		if (path === undefined) {
			const bytes = createEmptyPlace();
			return new PlaceDocument({ path: "the empty place", bytes, format: EMPTY_FORMAT }, records);
		}
		const source = readDocumentSource(path);
		if (source.format.kind !== "place") {
			throw new PlaceError(`${path} is a model, not a place.`, "Give a .rbxl or .rbxlx file.");
		}
		return new PlaceDocument(source, records);
	}

	/** Writes the place, as described by `place.luau`, to a .rbxl or .rbxlx file; the file appears whole or not at all. */
	save(path: string, description: string): void {
		const format = formatOfPath(path);
		if (format.kind !== "place") {
			throw new PlaceError(`A place cannot be saved as ${path}.`, "Give a name that ends in .rbxl or .rbxlx.");
		}
		const dom = parseDocument(this.#source);
		applyChanges(dom, this.#numberInstances(dom), (id) => this.#records.view(id), description);
		const refs = dom.children(dom.rootRef);
		const xmlWriter: XmlWriter = dom;
		const bytes =
			format.encoding === "xml" ? xmlWriter.toXml({ propertyBehavior: "writeUnknown", refs }) : dom.toBinary({ refs });
		writeWhole(path, bytes);
	}

	#numberInstances(dom: Dom): Map<number, string> {
		const referents = new Map<number, string>();
		let id = this.#firstId;
		const visit = (referent: string): void => {
			referents.set(id++, referent);
			dom.children(referent).forEach(visit);
		};
		dom.children(dom.rootRef).forEach(visit);
		return referents;
	}
}

/** rbx-dom's declarations leave out the option that keeps unknown properties when writing XML. */
interface XmlWriter {
	toXml(options?: { readonly propertyBehavior?: string; readonly refs?: string[] }): Uint8Array;
}

const EMPTY_FORMAT = { encoding: "binary", kind: "place" } as const;

function writeWhole(path: string, bytes: Uint8Array): void {
	const temporary = `${path}.${randomUUID()}.tmp`;
	try {
		writeFileSync(temporary, bytes);
		renameSync(temporary, path);
	} catch (error) {
		rmSync(temporary, { force: true });
		const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
		throw new PlaceError(`${path} cannot be written (${code}).`, "Check that the folder exists and is writable.");
	}
}
