/** A Lua pattern that matches letters in either case. Classes such as `%a`, `%b()` and `%1` stay as they are. */
export function anyCase(pattern: string): string {
	const pieces: string[] = [];
	let isInSet = false;
	let at = 1;
	while (at <= pattern.size()) {
		const token = tokenAt(pattern, at, isInSet);
		if (token === "[") isInSet = true;
		if (token === "]") isInSet = false;
		pieces.push(inBothCases(token, isInSet));
		at += token.size();
	}
	return pieces.join("");
}

/** An escape, a range inside a set, or one character. */
function tokenAt(pattern: string, at: number, isInSet: boolean): string {
	if (string.sub(pattern, at, at) === "%")
		return string.sub(pattern, at, at + (string.sub(pattern, at + 1, at + 1) === "b" ? 3 : 1));
	const [range] = string.match(pattern, "^%a%-%a", at);
	return isInSet && typeIs(range, "string") ? range : string.sub(pattern, at, at);
}

function inBothCases(token: string, isInSet: boolean): string {
	const [isLetter] = string.find(token, "^%a");
	if (isLetter === undefined) return token;
	const both = string.lower(token) + string.upper(token);
	return isInSet ? both : `[${both}]`;
}
