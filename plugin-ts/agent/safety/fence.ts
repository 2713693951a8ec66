/**
 * Puts a text between marks that it cannot close: where it holds the closing mark, the marks get a number it does not hold.
 * `note` goes into the opening mark.
 */
export function fence(tag: string, text: string, note = ""): string {
	const lower = text.lower();
	let mark = tag;
	for (let count = 1; string.find(lower, `</${mark}`, 1, true)[0] !== undefined; count++) mark = `${tag}-${count}`;
	return `<${mark}${note}>\n${text}\n</${mark}>`;
}
