/**
 * The tokens of one source text as parallel arrays, which is several times cheaper in Luau than an object per token.
 *
 * `kinds[i]` is the text itself for reserved words and operators, and one of the bracketed names of `TokenKinds` for the rest.
 * `starts[i]` and `ends[i]` are 1-based inclusive byte offsets: `string.sub(source, starts[i], ends[i])` is the token's text.
 * `texts[i]` is the word of a name or attribute and `""` for everything else. The last token is always `<eof>`.
 */
export interface TokenBuffer {
	readonly source: string;
	readonly kinds: string[];
	readonly starts: number[];
	readonly ends: number[];
	readonly texts: string[];
}

/** Token kinds that are not their own text. The `broken` ones are unfinished or malformed and never part of a valid script. */
export const TokenKinds = {
	name: "<name>",
	number: "<number>",
	string: "<string>",
	interpolationWhole: "<interpolation>",
	interpolationBegin: "<interpolation begin>",
	interpolationMiddle: "<interpolation middle>",
	interpolationEnd: "<interpolation end>",
	attribute: "<attribute>",
	comment: "<comment>",
	brokenString: "<broken string>",
	brokenBraces: "<broken braces>",
	brokenComment: "<broken comment>",
	unicode: "<unicode>",
	unknown: "<unknown>",
	eof: "<eof>",
} as const;

/** The words no name may be. `type`, `export`, `continue` and `const` are names that only act as keywords where a statement starts. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set([
	"and",
	"break",
	"do",
	"else",
	"elseif",
	"end",
	"false",
	"for",
	"function",
	"if",
	"in",
	"local",
	"nil",
	"not",
	"or",
	"repeat",
	"return",
	"then",
	"true",
	"until",
	"while",
]);
