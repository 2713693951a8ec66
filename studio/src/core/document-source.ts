import { readFileSync } from "node:fs";

import { readBinary, readXml, type Dom } from "rbx-dom";

import { formatOfPath, sniffEncoding, type DocumentFormat } from "./document-format.ts";
import { PlaceError } from "./place-error.ts";

/** The bytes of a Roblox file and how to read them. */
export interface DocumentSource {
	readonly path: string;
	readonly bytes: Uint8Array;
	readonly format: DocumentFormat;
}

/**
 * Reads a `.rbxl`, `.rbxlx`, `.rbxm` or `.rbxmx` file. The content decides between binary and XML; the extension
 * decides between place and model. Throws `PlaceError`.
 */
export function readDocumentSource(path: string): DocumentSource {
	const format = formatOfPath(path);
	const bytes = readBytes(path);
	if (bytes.length === 0) {
		throw new PlaceError(`${path} is empty.`, "Save it again from Roblox Studio.");
	}
	const encoding = sniffEncoding(bytes);
	if (encoding === undefined) {
		throw new PlaceError(
			`${path} does not hold Roblox data, although its name ends like a Roblox ${format.kind}.`,
			"Save it again from Roblox Studio.",
		);
	}
	return { path, bytes, format: { encoding, kind: format.kind } };
}

/** Parses a document. Properties that rbx-dom does not know are kept. Throws `PlaceError`. */
export function parseDocument(source: DocumentSource): Dom {
	try {
		return source.format.encoding === "xml"
			? readXml(source.bytes, { propertyBehavior: "readUnknown" })
			: readBinary(source.bytes);
	} catch (error) {
		const reason = error instanceof Error ? error.message.replace(/\.$/, "") : String(error);
		throw new PlaceError(
			`${source.path} cannot be read: it is damaged or cut off (${reason}).`,
			"Save it again from Roblox Studio, or use an earlier copy.",
		);
	}
}

function readBytes(path: string): Uint8Array {
	try {
		return readFileSync(path);
	} catch (error) {
		const code = error instanceof Error && "code" in error ? error.code : undefined;
		if (code === "ENOENT") {
			throw new PlaceError(`${path} does not exist.`, "Check the path.");
		}
		if (code === "EISDIR") {
			throw new PlaceError(`${path} is a folder.`, "Give a .rbxl, .rbxlx, .rbxm or .rbxmx file.");
		}
		throw new PlaceError(`${path} cannot be opened (${String(code)}).`, "Check that you may read the file.");
	}
}
