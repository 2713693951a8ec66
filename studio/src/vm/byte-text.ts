/*
 * How text crosses between JavaScript and the Luau VM (this is the one place that defines it).
 *
 * Luau strings are byte strings; the VM's C interface takes zero-terminated bytes. So:
 * - valid UTF-8 crosses as itself;
 * - a byte that is not part of valid UTF-8 is held in a JavaScript string as the lone surrogate U+DC00 + byte
 *   (the range U+DC80..U+DCFF), and written back as that byte;
 * - a NUL going to Luau is written as the two bytes C0 80, which no valid text contains; `bridge.luau` turns it back.
 *   A NUL coming from Luau arrives JSON-escaped and needs nothing.
 * Every byte string therefore survives the round trip.
 */

const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const ESCAPE_BASE = 0xdc00;
const NEEDS_CARE = /[\0\ud800-\udfff]/;

/** Decodes bytes into a JavaScript string, keeping invalid UTF-8 bytes as lone surrogates. */
export function decodeBytes(bytes: Uint8Array): string {
	try {
		return strictDecoder.decode(bytes);
	} catch {
		return decodeWithEscapes(bytes);
	}
}

/** Encodes a JavaScript string into the zero-free bytes handed to the VM (without the terminator). */
export function encodeBytes(text: string): Buffer {
	return NEEDS_CARE.test(text) ? encodeWithEscapes(text, [0xc0, 0x80]) : Buffer.from(text, "utf8");
}

/** The bytes of the Luau string that arrived as `text`, for use outside the VM. */
export function toBytes(text: string): Buffer {
	return NEEDS_CARE.test(text) ? encodeWithEscapes(text, [0]) : Buffer.from(text, "utf8");
}

function decodeWithEscapes(bytes: Uint8Array): string {
	let result = "";
	let validFrom = 0;
	for (let index = 0; index < bytes.length;) {
		const length = sequenceLength(bytes, index);
		if (length > 0) {
			index += length;
			continue;
		}
		result += strictDecoder.decode(bytes.subarray(validFrom, index));
		result += String.fromCharCode(ESCAPE_BASE + (bytes[index] ?? 0));
		index++;
		validFrom = index;
	}
	return result + strictDecoder.decode(bytes.subarray(validFrom));
}

/** Length of the valid UTF-8 sequence at `index`, or 0 when there is none. */
function sequenceLength(bytes: Uint8Array, index: number): number {
	const lead = bytes[index] ?? 0;
	if (lead < 0x80) {
		return 1;
	}
	const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
	try {
		return index + length <= bytes.length && strictDecoder.decode(bytes.subarray(index, index + length)) !== ""
			? length
			: 0;
	} catch {
		return 0;
	}
}

function encodeWithEscapes(text: string, nul: readonly number[]): Buffer {
	const parts: Buffer[] = [];
	let plain = "";
	const flush = (bytes: readonly number[]): void => {
		parts.push(Buffer.from(plain, "utf8"), Buffer.from(bytes));
		plain = "";
	};
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		if (code === 0) {
			flush(nul);
		} else if (character.length === 1 && code >= ESCAPE_BASE + 0x80 && code <= ESCAPE_BASE + 0xff) {
			flush([code - ESCAPE_BASE]);
		} else {
			plain += character;
		}
	}
	flush([]);
	return Buffer.concat(parts);
}
