/** `line 3, column 14`, both from 1, counted in bytes; `position` is a 1-based byte offset that may be one past the end. */
export function describePosition(text: string, position: number): string {
	const before = string.sub(text, 1, position - 1);
	const [, breaks] = string.gsub(before, "\n", "");
	const lastLine = string.match(before, "[^\n]*$")[0] as string;
	return `line ${breaks + 1}, column ${lastLine.size() + 1}`;
}
