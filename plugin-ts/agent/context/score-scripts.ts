import { wordsOf } from "./words";

/** A script as far as the scoring looks at it. */
export interface ScriptFacts {
	readonly path: string;
	readonly name: string;
	readonly source: string;
}

/** What the user has in view. */
export interface Focus {
	readonly active?: string;
	readonly open: readonly string[];
	readonly selected: readonly string[];
}

export interface ScoredScript {
	readonly path: string;
	readonly score: number;
	/** Why, in a few words: "name, defines giveCoins". */
	readonly reason: string;
}

const NAME = 5;
const SYMBOL = 3;
const FOLDER = 2;
const TEXT = 1;
const ACTIVE = 4;
const SELECTED = 4;
const OPEN = 2;
/** Share of a script's score that goes to the scripts it requires and is required by. */
const NEIGHBOUR_SHARE = 0.3;
/** The beginning of a script is enough to tell what it is about, in bytes. */
const LOOKED_AT = 65_536;

interface Entry extends ScriptFacts {
	readonly required: ReadonlySet<string>;
	readonly reasons: string[];
	score: number;
}

function namesIn(source: string, pattern: string): ReadonlySet<string> {
	const names = new Set<string>();
	for (const [name] of string.gmatch(source, pattern)) names.add(name as string);
	return names;
}

/** Last names of what a script requires: `require(ReplicatedStorage.Shared.Coins)` gives `Coins`. */
function requiredNames(source: string): ReadonlySet<string> {
	const names = new Set<string>();
	for (const [argument] of string.gmatch(source, "require%s*(%b())")) {
		const [name] = string.match(argument as string, "([%w_]+)[^%w_]*$");
		if (name !== undefined) names.add(name as string);
	}
	return names;
}

function scoreText(entry: Entry, words: ReadonlySet<string>): void {
	const source = string.sub(entry.source, 1, LOOKED_AT);
	const nameWords = wordsOf(entry.name);
	const pathWords = wordsOf(entry.path);
	const textWords = wordsOf(source);
	const add = (score: number, reason?: string) => {
		entry.score += score;
		if (reason !== undefined && !entry.reasons.includes(reason)) entry.reasons.push(reason);
	};
	for (const word of words) {
		if (nameWords.has(word)) add(NAME, "name");
		else if (pathWords.has(word)) add(FOLDER, "folder");
		if (textWords.has(word)) add(TEXT);
	}
	for (const symbol of namesIn(source, "function%s+([%w_.:]+)")) {
		for (const word of wordsOf(symbol)) if (words.has(word)) add(SYMBOL, `defines ${symbol}`);
	}
}

function scoreFocus(entry: Entry, { active, open, selected }: Focus): void {
	const isBelow = (path: string) => entry.path === path || string.sub(entry.path, 1, path.size() + 1) === `${path}.`;
	const add = (score: number, reason: string) => {
		entry.score += score;
		entry.reasons.push(reason);
	};
	if (entry.path === active) add(ACTIVE, "active");
	else if (open.includes(entry.path)) add(OPEN, "open");
	if (selected.some(isBelow)) add(SELECTED, "selected");
}

/** Lets a relevant script raise its neighbours in the requires graph. */
function shareScores(entries: readonly Entry[]): void {
	const gains = entries.map((entry) => {
		let gain = 0;
		for (const other of entries) {
			if (other === entry) continue;
			if (entry.required.has(other.name) || other.required.has(entry.name))
				gain = math.max(gain, other.score * NEIGHBOUR_SHARE);
		}
		return gain;
	});
	entries.forEach((entry, index) => {
		if (gains[index]! > 0 && entry.score === 0) entry.reasons.push("requires or is required by a relevant script");
		entry.score += gains[index]!;
	});
}

/** Scripts by how much they have to do with a request, the best first; those with nothing to do with it are left out. */
export function scoreScripts(request: string, scripts: readonly ScriptFacts[], focus: Focus): readonly ScoredScript[] {
	const words = wordsOf(request);
	const entries = scripts.map((facts): Entry => ({
		...facts,
		required: requiredNames(facts.source),
		reasons: [],
		score: 0,
	}));
	for (const entry of entries) {
		scoreText(entry, words);
		scoreFocus(entry, focus);
	}
	shareScores(entries);
	const found = entries.filter((entry) => entry.score > 0);
	found.sort((a, b) => (a.score === b.score ? a.path < b.path : a.score > b.score));
	return found.map(({ path, score, reasons }) => ({
		path,
		score,
		reason: reasons.filter((_, index) => index < 3).join(", "),
	}));
}
