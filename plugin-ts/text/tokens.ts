/** Cuts a line into words, runs of white space, and single other characters (whole UTF-8 sequences); joined they give the line again. */
export function tokensOf(line: string): string[] {
	const tokens: string[] = [];
	let at = 1;
	while (at <= line.size()) {
		const last = endOfToken(line, at);
		tokens.push(string.sub(line, at, last));
		at = last + 1;
	}
	return tokens;
}

function endOfToken(line: string, at: number): number {
	for (const pattern of ["^[%w_]+", "^%s+", UTF8_SEQUENCE]) {
		const [found, last] = string.find(line, pattern, at);
		if (found !== undefined) return last as number;
	}
	return at;
}

const UTF8_SEQUENCE = `^[${string.char(0xc0)}-${string.char(0xff)}][${string.char(0x80)}-${string.char(0xbf)}]*`;
