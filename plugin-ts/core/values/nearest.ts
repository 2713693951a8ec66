/** Names that differ from `wanted` by little, nearest first: wrong case, a typo, a part of the name. */
export function nearestNames(wanted: string, names: readonly string[], limit = 3): string[] {
	const folded = wanted.lower();
	const allowed = math.max(1, math.floor(folded.size() / 3));
	const scored = new Array<{ readonly name: string; readonly score: number }>();
	for (const name of names) {
		const score = scoreName(folded, name.lower(), allowed);
		if (score !== undefined) scored.push({ name, score });
	}
	scored.sort((a, b) => (a.score === b.score ? a.name < b.name : a.score < b.score));
	return scored.filter((_, index) => index < limit).map((entry) => entry.name);
}

/** `; did you mean "Size" or "Shape"?`, or nothing when no name is near. */
export function suggestName(wanted: string, names: readonly string[]): string {
	const nearest = nearestNames(wanted, names);
	return nearest.isEmpty() ? "" : `; did you mean ${nearest.map((name) => `"${name}"`).join(" or ")}?`;
}

/** Shortest name that may count as contained: shorter ones are in almost everything. */
const MIN_CONTAINED = 3;

function scoreName(wanted: string, name: string, allowed: number): number | undefined {
	if (wanted === name) return 0;
	const distance = editDistance(wanted, name, allowed);
	if (distance !== undefined) return distance;
	const isPart = wanted.size() >= MIN_CONTAINED && string.find(name, wanted, 1, true)[0] !== undefined;
	const isWhole = name.size() >= MIN_CONTAINED && string.find(wanted, name, 1, true)[0] !== undefined;
	return isPart || isWhole ? allowed + math.abs(name.size() - wanted.size()) : undefined;
}

/** Insertions, deletions, replacements and swaps of neighbours, in bytes; undefined above `limit`. */
export function editDistance(a: string, b: string, limit: number): number | undefined {
	if (math.abs(a.size() - b.size()) > limit) return undefined;
	const left = bytesOf(a);
	const right = bytesOf(b);
	let beforePrevious = new Array<number>();
	let previous = right.map((_, index) => index + 1);
	previous.unshift(0);
	for (const row of $range(1, left.size())) {
		const current = [row];
		let best = row;
		for (const column of $range(1, right.size())) {
			const cell = cellDistance(left, right, row, column, previous, current, beforePrevious);
			current.push(cell);
			best = math.min(best, cell);
		}
		if (best > limit) return undefined;
		beforePrevious = previous;
		previous = current;
	}
	const distance = previous[right.size()];
	return distance !== undefined && distance <= limit ? distance : undefined;
}

function cellDistance(
	left: readonly number[],
	right: readonly number[],
	row: number,
	column: number,
	previous: readonly number[],
	current: readonly number[],
	beforePrevious: readonly number[],
): number {
	const same = left[row - 1] === right[column - 1] ? 0 : 1;
	const cell = math.min(
		(previous[column] ?? 0) + 1,
		(current[column - 1] ?? 0) + 1,
		(previous[column - 1] ?? 0) + same,
	);
	const isSwap = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
	return isSwap ? math.min(cell, (beforePrevious[column - 2] ?? 0) + 1) : cell;
}

function bytesOf(text: string): number[] {
	const bytes = new Array<number>();
	for (const position of $range(1, text.size())) bytes.push(string.byte(text, position)[0] ?? 0);
	return bytes;
}
