/** Binding powers of the binary operators; a right power below the left one makes the operator right-associative. */
export interface Priority {
	readonly left: number;
	readonly right: number;
}

function same(power: number): Priority {
	return { left: power, right: power };
}

export const UNARY_PRIORITY = 8;
export const UNARY_OPERATORS: ReadonlySet<string> = new Set(["not", "-", "#"]);

export const BINARY_OPERATORS: ReadonlyMap<string, Priority> = new Map([
	["+", same(6)],
	["-", same(6)],
	["*", same(7)],
	["/", same(7)],
	["//", same(7)],
	["%", same(7)],
	["^", { left: 10, right: 9 }],
	["..", { left: 5, right: 4 }],
	["~=", same(3)],
	["==", same(3)],
	["<", same(3)],
	["<=", same(3)],
	[">", same(3)],
	[">=", same(3)],
	["and", same(2)],
	["or", same(1)],
]);

/** Operators of other languages, by their two tokens' text, and what Luau writes instead. */
export const FOREIGN_OPERATORS: ReadonlyMap<string, string> = new Map([
	["&&", "and"],
	["||", "or"],
	["!=", "~="],
]);
