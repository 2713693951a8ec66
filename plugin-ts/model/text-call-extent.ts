/**
 * Position of the closing tag that ends a call whose body starts at `from`, or undefined. Content can hold tags of the same
 * name: pairs inside are balanced, and a closing tag that no new call opens for belongs to this call's content.
 */
export function findCallEnd(text: string, from: number, opener: string, closer: string): number | undefined {
	let depth = 1;
	let found: number | undefined;
	let at = from;
	for (;;) {
		const [closeAt] = string.find(text, closer, at, true);
		if (closeAt === undefined) return found ?? lastCloser(text, from, closer);
		const [openAt] = string.find(text, opener, at, true);
		if (openAt !== undefined && openAt < closeAt) {
			if (found !== undefined) return found;
			depth += 1;
			at = openAt + opener.size();
		} else {
			if (depth > 0) depth -= 1;
			if (depth === 0) found = closeAt;
			at = closeAt + closer.size();
		}
	}
}

/** More opening than closing tags: some are mentioned inside the content, which the last closing tag ends. */
function lastCloser(text: string, from: number, closer: string): number | undefined {
	let last: number | undefined;
	let [at] = string.find(text, closer, from, true);
	while (at !== undefined) {
		last = at;
		[at] = string.find(text, closer, at + 1, true);
	}
	return last;
}
