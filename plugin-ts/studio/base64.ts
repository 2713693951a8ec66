const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 (RFC 4648, with padding) of any bytes. */
export function encodeBase64(text: string): string {
	const parts = new Array<string>();
	for (let at = 1; at <= text.size(); at += 3) {
		const [first, second, third] = string.byte(text, at, at + 2) as LuaTuple<[number, number?, number?]>;
		const bits = first * 0x10000 + (second ?? 0) * 0x100 + (third ?? 0);
		parts.push(
			digit(bits, 18) +
				digit(bits, 12) +
				(second === undefined ? "=" : digit(bits, 6)) +
				(third === undefined ? "=" : digit(bits, 0)),
		);
	}
	return parts.join("");
}

/** The bytes behind base64 text; undefined when it is none. */
export function decodeBase64(text: string): string | undefined {
	if (text.size() % 4 !== 0 || string.find(text, "^[%w+/]*=?=?$")[0] === undefined) return undefined;
	const parts = new Array<string>();
	for (let at = 1; at <= text.size(); at += 4) {
		const [group, padding] = string.gsub(string.sub(text, at, at + 3), "=", "A");
		let bits = 0;
		for (const position of $range(1, 4)) bits = bits * 64 + valueOf(string.sub(group, position, position));
		const bytes = string.char(bit32.extract(bits, 16, 8), bit32.extract(bits, 8, 8), bit32.extract(bits, 0, 8));
		parts.push(string.sub(bytes, 1, 3 - padding));
	}
	return parts.join("");
}

function digit(bits: number, shift: number): string {
	const index = bit32.extract(bits, shift, 6) + 1;
	return string.sub(ALPHABET, index, index);
}

function valueOf(letter: string): number {
	return (string.find(ALPHABET, letter, 1, true)[0] ?? 1) - 1;
}
