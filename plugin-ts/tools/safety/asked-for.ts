/** Words before a construct's name with which a user asks for the opposite. */
const AGAINST = ["not", "n't", "never", "no", "without", "avoid", "remove", "removing", "replace", "instead", "forbid"];
const LOOKED_BACK = 40;

/** What a user writes to ask for a construct, as a Lua pattern over lower-case text. */
function patternOf(construct: string): string {
	if (string.find(construct, "^require")[0] !== undefined) return "require%W*%d%d%d";
	const [name] = string.match(construct, "([%w_]+)$");
	return `%f[%w_]${tostring(name).lower()}%f[^%w_]`;
}

function isAgainst(text: string, position: number): boolean {
	const before = string.sub(text, math.max(1, position - LOOKED_BACK), position - 1);
	const [sentence] = string.match(before, "[^%.!%?\n]*$");
	const padded = ` ${tostring(sentence)} `;
	return AGAINST.some((word) => string.find(padded, word === "n't" ? "n't%s" : `%s${word}%s`)[0] !== undefined);
}

/** Whether the user named a forbidden construct in a request, other than to speak against it. */
export function isAskedFor(construct: string, asked: readonly string[]): boolean {
	const pattern = patternOf(construct);
	return asked.some((request) => {
		const text = request.lower();
		const [at] = string.find(text, pattern);
		return at !== undefined && !isAgainst(text, at);
	});
}
