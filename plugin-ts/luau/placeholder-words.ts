function setOf(words: string): ReadonlySet<string> {
	return new Set(words.split(" "));
}

/** What a comment that replaces code calls the code. */
const CODE_NOUNS = setOf(
	"code script function functions logic implementation method methods module file class body handler handlers setup content contents " +
		"lines stuff parts definitions imports variables fields cases section loop block",
);
/** Words before or between the telling ones that change nothing. */
const FILLERS = setOf(
	"the your of all any some this that my our a an and then with keep insert add put place see continue include use leave from in to",
);
/** Ends of a phrase that make it about code left out. */
const TAILS = setOf(
	"here goes go below above unchanged same remains remain stays stay before as is are it for brevity not shown omitted follows " +
		"truncated untouched intact continues etc",
);
/** First telling word of a phrase about code left out; the value says whether it needs no more than a noun after it. */
const OPENERS: ReadonlyMap<string, boolean> = new Map([
	["rest", true],
	["remainder", true],
	["existing", true],
	["unchanged", true],
	["remaining", false],
	["previous", false],
	["original", false],
	["other", false],
	["same", false],
	["more", false],
]);
const INVITATIONS = setOf(
	"your add put insert write place implement code logic implementation custom more function handle do",
);
/** Words beyond which "add … here" explains something. */
const LONGEST_INVITATION = 7;
const WHOLE = new Set([
	"snip",
	"snipped",
	"stub",
	"placeholder",
	"placeholder code",
	"placeholder implementation",
	"placeholder for now",
	"placeholder logic",
	"etc",
	"and so on",
	"unchanged",
	"no change",
	"no changes",
	"no changes here",
	"same as before",
	"same as above",
	"as before",
	"omitted",
	"omitted for brevity",
	"truncated",
	"truncated for brevity",
	"not implemented",
	"not yet implemented",
	"not implemented yet",
	"unimplemented",
	"to be implemented",
	"implement me",
	"implement this",
	"implement later",
	"fill this in",
	"fill in later",
	"rest unchanged",
]);
const MARKS_AT_START = setOf("todo fixme");

/** Everything but fillers, lower case. */
function tellingWords(words: readonly string[]): string[] {
	return words.filter((word) => !FILLERS.has(word));
}

/** "rest of the code", "existing functions here", "other code unchanged". */
function isAboutLeftOut(telling: readonly string[], isAfterEllipsis: boolean): boolean {
	const [opener] = telling;
	const rest = telling.filter((_, index) => index > 0);
	const isStrong = opener === undefined ? undefined : OPENERS.get(opener);
	if (isStrong === undefined) return false;
	if (!rest.every((word) => CODE_NOUNS.has(word) || TAILS.has(word) || OPENERS.has(word))) return false;
	if (isAfterEllipsis) return true;
	const hasTail = rest.some((word) => TAILS.has(word));
	return (
		hasTail ||
		(opener !== "original" && rest.includes("code")) ||
		(isStrong && rest.some((word) => CODE_NOUNS.has(word)))
	);
}

/** "your code here", "implement the door here", "code goes here". */
function isInvitation(words: readonly string[]): boolean {
	const [first] = words;
	if (words.size() > LONGEST_INVITATION) return false;
	if (first === undefined || !INVITATIONS.has(first) || words[words.size() - 1] !== "here") return false;
	return first === "implement" || words.some((word) => CODE_NOUNS.has(word));
}

/**
 * Whether the words of a comment say that code is missing. `words` are lower case and without punctuation; an ellipsis in front of them
 * makes vaguer phrases count.
 */
export function saysCodeIsMissing(words: readonly string[], isAfterEllipsis: boolean): boolean {
	const telling = tellingWords(words);
	if (WHOLE.has(words.join(" ")) || WHOLE.has(telling.join(" "))) return true;
	return isAboutLeftOut(telling, isAfterEllipsis) || isInvitation(words) || isInvitation(telling);
}

/** Whether a comment starts with a mark in any case and a colon or nothing after it: `todo: sounds`. */
export function startsWithMark(body: string): boolean {
	const [word, following] = string.match(body, "^%s*(%a+)%s*(.?)");
	if (word === undefined || !MARKS_AT_START.has((word as string).lower())) return false;
	return following === "" || following === ":" || following === "(" || following === "-";
}
