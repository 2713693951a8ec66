const ENTITIES: ReadonlyArray<readonly [string, string]> = [
	["&", "&amp;"],
	["<", "&lt;"],
	[">", "&gt;"],
	['"', "&quot;"],
	["'", "&apos;"],
];

/** Makes text from the model or the place safe inside a RichText label. */
export function escapeRichText(text: string): string {
	let escaped = text;
	for (const [plain, entity] of ENTITIES) escaped = escaped.gsub(plain, entity)[0];
	return escaped;
}

/** Text in a colour. */
export function colored(text: string, color: Color3): string {
	return `<font color="#${color.ToHex()}">${escapeRichText(text)}</font>`;
}
