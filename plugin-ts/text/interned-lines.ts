import { splitRecords } from "./lines";
import type { WorkMeter } from "./pause";

/** Work units of one look-up. */
const INTERN_COST = 2;

/** The lines of two or three texts as small integers: equal number means equal line, its line break included. */
export interface InternedLines {
	readonly lines: readonly string[];
	readonly ids: readonly number[];
	readonly isTerminated: boolean;
}

/** Numbers lines so that comparing two of them is comparing two integers. One interner serves all texts compared with each other. */
export class LineInterner {
	private readonly known = new Map<string, number>();
	private nextId = 0;

	constructor(private readonly meter: WorkMeter) {}

	intern(text: string): InternedLines {
		const { lines, isTerminated } = splitRecords(text);
		return this.internLines(lines, isTerminated);
	}

	internLines(lines: readonly string[], isTerminated = true): InternedLines {
		const ids: number[] = [];
		const last = lines.size() - 1;
		for (let at = 0; at <= last; at++) {
			// A last line without its line break differs from the same line with one; no line contains "\n", so the key is free.
			const key = at === last && !isTerminated ? `\n${lines[at]!}` : lines[at]!;
			let id = this.known.get(key);
			if (id === undefined) {
				id = this.nextId++;
				this.known.set(key, id);
			}
			ids.push(id);
			this.meter.spend(INTERN_COST);
		}
		return { lines, ids, isTerminated };
	}

	/** Upper bound of the numbers handed out so far. */
	size(): number {
		return this.nextId;
	}
}
