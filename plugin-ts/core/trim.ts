/** Without white space at both ends. Linear: patterns that end in `%s*$` are tried again at every byte. */
export function trim(text: string): string {
	return (string.match(text, "^%s*(.*%S)")[0] as string | undefined) ?? "";
}
