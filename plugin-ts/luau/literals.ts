const SIMPLE_ESCAPE_END = 2;
const HIGHEST_CODE_POINT = 0x10ffff;
const HIGHEST_BYTE = 255;
const MAX_UNICODE_DIGITS = 16;
/** The compiler keeps the code point in 32 bits, so longer ones wrap. */
const CODE_POINT_LIMIT = 2 ** 32;

function codePoint(digits: string): number {
	let value = 0;
	for (const index of $range(1, digits.size())) {
		value = (value * 16 + (tonumber(digits.sub(index, index), 16) as number)) % CODE_POINT_LIMIT;
	}
	return value;
}

function unicodeEscapeSize(body: string, position: number): number | undefined {
	const [digits] = string.match(body, "^{(%x+)}", position + 2);
	if (digits === undefined) return undefined;
	const text = digits as string;
	if (text.size() > MAX_UNICODE_DIGITS || codePoint(text) > HIGHEST_CODE_POINT) return undefined;
	return text.size() + 4;
}

function hexEscapeSize(body: string, position: number): number | undefined {
	const [found] = string.find(body, "^%x%x", position + 2);
	return found === undefined ? undefined : 4;
}

function decimalEscapeSize(body: string, position: number): number | undefined {
	const [digits] = string.match(body, "^%d%d?%d?", position + 1);
	const text = digits as string;
	return (tonumber(text) as number) > HIGHEST_BYTE ? undefined : text.size() + 1;
}

/** Length of the escape sequence at `position` (its backslash), or undefined when it is malformed. */
function escapeSize(body: string, position: number): number | undefined {
	const kind = body.sub(position + 1, position + 1);
	if (kind === "") return undefined;
	if (kind === "x") return hexEscapeSize(body, position);
	if (kind === "u") return unicodeEscapeSize(body, position);
	const [isDigit] = string.find(kind, "%d");
	return isDigit === undefined ? SIMPLE_ESCAPE_END : decimalEscapeSize(body, position);
}

/** Whether all backslash escapes in the inside of a quoted string are well-formed. */
export function hasValidEscapes(body: string): boolean {
	let [position] = string.find(body, "\\", 1, true);
	while (position !== undefined) {
		const size = escapeSize(body, position);
		if (size === undefined) return false;
		[position] = string.find(body, "\\", position + size, true);
	}
	return true;
}

const NUMBER_FORMS = [
	"^0[xX]%x+$",
	"^0[bB][01]+$",
	"^%d+%.?%d*$",
	"^%.%d+$",
	"^%d+%.?%d*[eE][+-]?%d+$",
	"^%.%d+[eE][+-]?%d+$",
];

/** Whether a number-like token is a number: decimal, hexadecimal or binary, with `_` anywhere between digits. */
export function isValidNumber(text: string): boolean {
	const [digits] = string.gsub(text, "_", "");
	return NUMBER_FORMS.some((form) => {
		const [found] = string.find(digits, form);
		return found !== undefined;
	});
}

/** The value of a quoted or long string token without escapes; undefined when it has any. */
export function plainStringValue(token: string): string | undefined {
	const [isLong] = string.find(token, "^%[=*%[");
	if (isLong !== undefined) {
		const [inside] = string.match(token, "^%[=*%[\r?\n?(.-)%]=*%]$");
		return inside as string | undefined;
	}
	const [hasEscape] = string.find(token, "\\", 1, true);
	return hasEscape === undefined ? token.sub(2, -2) : undefined;
}
