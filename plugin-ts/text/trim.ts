const SPACE = 32;
const TAB = 9;
const CARRIAGE_RETURN = 13;

function isSpace(code: number): boolean {
	return code === SPACE || (code >= TAB && code <= CARRIAGE_RETURN);
}

/** The line without white space at its end. */
export function trimEnd(line: string): string {
	let size = line.size();
	while (size > 0 && isSpace(string.byte(line, size)[0]!)) size--;
	return size === line.size() ? line : string.sub(line, 1, size);
}

/** The line without white space at both ends. */
export function trim(line: string): string {
	const [ink] = string.find(line, "%S");
	return ink === undefined ? "" : trimEnd(ink === 1 ? line : string.sub(line, ink));
}

/** The white space a line begins with. */
export function indentOf(line: string): string {
	const [ink] = string.find(line, "%S");
	return ink === undefined ? line : string.sub(line, 1, ink - 1);
}

export function isBlank(line: string): boolean {
	const [ink] = string.find(line, "%S");
	return ink === undefined;
}
