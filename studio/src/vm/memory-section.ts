const PREAMBLE_BYTES = 8;
const MEMORY_SECTION_ID = 5;
const HAS_MAXIMUM = 1;

/**
 * Returns a copy of a WebAssembly module whose own memory starts at `minPages` and may grow to `maxPages`
 * (64 KiB each). Throws when the module declares no memory of its own.
 */
export function widenMemory(module: Uint8Array, minPages: number, maxPages: number): Uint8Array<ArrayBuffer> {
	for (let offset = PREAMBLE_BYTES; offset < module.length;) {
		const size = readUnsigned(module, offset + 1);
		const end = size.next + size.value;
		if (module[offset] === MEMORY_SECTION_ID) {
			const limits = [1, HAS_MAXIMUM, ...writeUnsigned(minPages), ...writeUnsigned(maxPages)];
			const section = [MEMORY_SECTION_ID, ...writeUnsigned(limits.length), ...limits];
			return concatenate(module.subarray(0, offset), Uint8Array.from(section), module.subarray(end));
		}
		offset = end;
	}
	throw new Error("The Luau module has no memory section; the installed luau-web version is not the expected one.");
}

function readUnsigned(bytes: Uint8Array, start: number): { readonly value: number; readonly next: number } {
	let value = 0;
	let shift = 0;
	for (let index = start; ; index++) {
		const byte = bytes[index] ?? 0;
		value |= (byte & 0x7f) << shift;
		shift += 7;
		if ((byte & 0x80) === 0) {
			return { value: value >>> 0, next: index + 1 };
		}
	}
}

function writeUnsigned(value: number): number[] {
	const bytes: number[] = [];
	let rest = value;
	do {
		const low = rest & 0x7f;
		rest >>>= 7;
		bytes.push(rest === 0 ? low : low | 0x80);
	} while (rest !== 0);
	return bytes;
}

function concatenate(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const result = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
	let offset = 0;
	for (const part of parts) {
		result.set(part, offset);
		offset += part.length;
	}
	return result;
}
