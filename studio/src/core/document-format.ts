import { extname } from "node:path";

import { PlaceError } from "./place-error.ts";

/** How a Roblox file is stored and what it holds. */
export interface DocumentFormat {
	readonly encoding: "binary" | "xml";
	readonly kind: "place" | "model";
}

const BY_EXTENSION: Readonly<Record<string, DocumentFormat>> = {
	".rbxl": { encoding: "binary", kind: "place" },
	".rbxlx": { encoding: "xml", kind: "place" },
	".rbxm": { encoding: "binary", kind: "model" },
	".rbxmx": { encoding: "xml", kind: "model" },
};

const BINARY_MAGIC = Buffer.from("<roblox!", "latin1");
const XML_START = /^\uFEFF?\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<roblox[\s>]/s;
const SNIFFED_BYTES = 1024;

/** The format a path's extension promises. Throws `PlaceError` for any other extension. */
export function formatOfPath(path: string): DocumentFormat {
	const format = BY_EXTENSION[extname(path).toLowerCase()];
	if (format === undefined) {
		throw new PlaceError(`${path} is not a Roblox file.`, "Give a file that ends in .rbxl, .rbxlx, .rbxm or .rbxmx.");
	}
	return format;
}

/** The encoding the bytes really have, whatever the file is called; `undefined` when they are neither. */
export function sniffEncoding(bytes: Uint8Array): DocumentFormat["encoding"] | undefined {
	const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SNIFFED_BYTES));
	if (head.subarray(0, BINARY_MAGIC.length).equals(BINARY_MAGIC)) {
		return "binary";
	}
	return XML_START.test(head.toString("utf8")) ? "xml" : undefined;
}
