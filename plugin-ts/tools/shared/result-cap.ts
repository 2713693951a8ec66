/** Longest text a tool result may carry, in bytes. */
export const RESULT_LIMIT = 8000;

function isContinuation(text: string, position: number): boolean {
	const [byte] = string.byte(text, position);
	return byte !== undefined && byte >= 0x80 && byte < 0xc0;
}

/** The first `limit` bytes at most, ending at a whole UTF-8 character. */
export function headOf(text: string, limit: number): string {
	let last = math.min(limit, text.size());
	while (last > 0 && last < text.size() && isContinuation(text, last + 1)) last -= 1;
	return string.sub(text, 1, last);
}

function tailOf(text: string, limit: number): string {
	let first = math.max(1, text.size() - limit + 1);
	while (first <= text.size() && isContinuation(text, first)) first += 1;
	return string.sub(text, first);
}

/** Cuts a text in the middle and says how much is left out and how to get it. A text within the limit is returned as it is. */
export function capMiddle(text: string, howToReadOn: string, limit = RESULT_LIMIT): string {
	if (text.size() <= limit) return text;
	const half = math.floor(limit / 2);
	const head = headOf(text, half);
	const tail = tailOf(text, half);
	return `${head}\n[${text.size() - head.size() - tail.size()} characters left out; ${howToReadOn}]\n${tail}`;
}

/** Collects items until their estimated size reaches the limit; tells how many did not fit. */
export interface Shelf<T> {
	readonly items: readonly T[];
	readonly leftOut: number;
}

/** Takes items in order while their `sizeOf` adds up to at most `limit` and their number to `maxItems`; always at least one. */
export function fitItems<T extends defined>(
	items: readonly T[],
	sizeOf: (item: T) => number,
	maxItems: number,
	limit = RESULT_LIMIT,
): Shelf<T> {
	const taken = new Array<T>();
	let used = 0;
	for (const item of items) {
		used += sizeOf(item);
		if (taken.size() >= maxItems || (used > limit && !taken.isEmpty())) break;
		taken.push(item);
	}
	return { items: taken, leftOut: items.size() - taken.size() };
}
