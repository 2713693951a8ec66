import type { RandomText } from "./random-text.ts";

const TOKEN =
	/--\[\[[\s\S]*?\]\]|--[^\n]*|\[\[[\s\S]*?\]\]|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`|[A-Za-z_]\w*|[\d.]\w*|\.\.\.|[^\s\w]/g;

/** Tokens to put where they do not belong. */
const STRANGERS =
	"| & ? :: ... -> < > << >> @native @[native] type export const continue local function end ( ) { } [ ] ` `a{ }b` typeof read = += // .. . : ; , if then else elseif do while repeat until for in return break not - # 1 0x 1e5 3..2 's' \"t [[x]] --[[ -- x nil true ~= ! $ \\".split(
		" ",
	);

interface Span {
	readonly start: number;
	readonly end: number;
}

/** Where the tokens of a script are, roughly: enough to break it in ways that matter. */
function tokenSpans(source: string): Span[] {
	return [...source.matchAll(TOKEN)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

type Mutation = (source: string, spans: readonly Span[], random: RandomText) => string;

function at(source: string, { start, end }: Span): string {
	return source.slice(start, end);
}

function swap(source: string, first: Span, second: Span): string {
	const [a, b] = first.start <= second.start ? [first, second] : [second, first];
	if (a === b) {
		return source;
	}
	return source.slice(0, a.start) + at(source, b) + source.slice(a.end, b.start) + at(source, a) + source.slice(b.end);
}

const MUTATIONS: readonly Mutation[] = [
	// A token is missing.
	(source, spans, random) => {
		const { start, end } = random.pick(spans);
		return source.slice(0, start) + source.slice(end);
	},
	// A token stands twice.
	(source, spans, random) => {
		const { start, end } = random.pick(spans);
		return `${source.slice(0, end)} ${source.slice(start)}`;
	},
	// Two tokens have changed places.
	(source, spans, random) => swap(source, random.pick(spans), random.pick(spans)),
	// Two neighbours have changed places.
	(source, spans, random) => {
		const index = random.below(spans.length);
		return swap(source, spans[index] ?? random.pick(spans), spans[index + 1] ?? random.pick(spans));
	},
	// The text ends in the middle.
	(source, spans, random) => source.slice(0, random.pick(spans)[random.chance(50) ? "start" : "end"]),
	// A stranger is added.
	(source, spans, random) => {
		const { start } = random.pick(spans);
		return `${source.slice(0, start)} ${random.pick(STRANGERS)} ${source.slice(start)}`;
	},
	// A stranger takes a token's place.
	(source, spans, random) => {
		const { start, end } = random.pick(spans);
		return `${source.slice(0, start)} ${random.pick(STRANGERS)} ${source.slice(end)}`;
	},
	// A token is also found elsewhere.
	(source, spans, random) => {
		const { start } = random.pick(spans);
		return `${source.slice(0, start)}${at(source, random.pick(spans))} ${source.slice(start)}`;
	},
	// One character is gone.
	(source, spans, random) => {
		const { start, end } = random.pick(spans);
		const gone = start + random.below(Math.max(1, end - start));
		return source.slice(0, gone) + source.slice(gone + 1);
	},
];

/** A script changed in `edits` random places, most often into one that no longer compiles. */
export function mutate(source: string, random: RandomText, edits = 1): string {
	let result = source;
	for (let edit = 0; edit < edits; edit++) {
		const spans = tokenSpans(result);
		if (spans.length > 0) {
			result = random.pick(MUTATIONS)(result, spans, random);
		}
	}
	return result;
}
