import type { WorkMeter } from "./pause";

/** Edits explored from each end of a box before its split point is chosen by progress instead of by proof. */
const DEFAULT_MAX_COST = 1200;

export interface MyersOptions {
	readonly maxCost?: number;
	readonly meter: WorkMeter;
}

/**
 * Marks what has to be deleted from `a` and inserted from `b` to turn one sequence into the other: Myers' O(ND) algorithm with the
 * linear-space split. The script is shortest unless a box needs more than `maxCost` edits from each end; such a box is split at
 * the furthest point reached, which keeps unrelated texts from costing the square of their length.
 */
export class MyersDiff {
	readonly deleted: boolean[] = [];
	readonly inserted: boolean[] = [];
	private readonly forward: number[] = [];
	private readonly backward: number[] = [];
	/** Added to a diagonal (x - y) to make it an index. */
	private readonly offset: number;
	private readonly maxCost: number;
	private splitX = 0;
	private splitY = 0;

	constructor(
		private readonly a: readonly number[],
		private readonly b: readonly number[],
		private readonly options: MyersOptions,
	) {
		this.offset = b.size() + 1;
		this.maxCost = options.maxCost ?? DEFAULT_MAX_COST;
		fill(this.deleted, a.size(), false, options.meter);
		fill(this.inserted, b.size(), false, options.meter);
		fill(this.forward, a.size() + b.size() + 3, 0, options.meter);
		fill(this.backward, a.size() + b.size() + 3, 0, options.meter);
		this.compare(0, a.size(), 0, b.size());
	}

	private compare(aFrom: number, aTo: number, bFrom: number, bTo: number): void {
		const { a, b } = this;
		let [aLow, aHigh, bLow, bHigh] = [aFrom, aTo, bFrom, bTo];
		while (aLow < aHigh && bLow < bHigh && a[aLow] === b[bLow]) {
			aLow++;
			bLow++;
		}
		while (aLow < aHigh && bLow < bHigh && a[aHigh - 1] === b[bHigh - 1]) {
			aHigh--;
			bHigh--;
		}
		this.options.meter.spend(aTo - aFrom - (aHigh - aLow) + 1);
		if (aLow === aHigh) {
			for (let at = bLow; at < bHigh; at++) this.inserted[at] = true;
		} else if (bLow === bHigh) {
			for (let at = aLow; at < aHigh; at++) this.deleted[at] = true;
		} else {
			this.split(aLow, aHigh, bLow, bHigh);
			const [x, y] = [this.splitX, this.splitY];
			this.compare(aLow, x, bLow, y);
			this.compare(x, aHigh, y, bHigh);
		}
	}

	/** Finds a point on a shortest path through the box, searching from both corners until the two searches meet. */
	private split(aLow: number, aHigh: number, bLow: number, bHigh: number): void {
		const { forward, backward, offset } = this;
		const [lowest, highest] = [aLow - bHigh, aHigh - bLow];
		const [start, goal] = [aLow - bLow, aHigh - bHigh];
		const meetsForward = (start - goal) % 2 !== 0;
		let [fLow, fHigh, bkLow, bkHigh] = [start, start, goal, goal];
		forward[start + offset] = aLow;
		backward[goal + offset] = aHigh;
		for (let cost = 1; ; cost++) {
			if (fLow > lowest) forward[--fLow - 1 + offset] = -1;
			else fLow++;
			if (fHigh < highest) forward[++fHigh + 1 + offset] = -1;
			else fHigh--;
			if (this.advance(fLow, fHigh, aHigh, bHigh, meetsForward, bkLow, bkHigh)) return;

			if (bkLow > lowest) backward[--bkLow - 1 + offset] = math.huge;
			else bkLow++;
			if (bkHigh < highest) backward[++bkHigh + 1 + offset] = math.huge;
			else bkHigh--;
			if (this.retreat(bkLow, bkHigh, aLow, bLow, !meetsForward, fLow, fHigh)) return;

			this.options.meter.spend((fHigh - fLow + bkHigh - bkLow) * 0.5 + 2);
			if (cost >= this.maxCost) {
				this.giveUp([aLow, aHigh, bLow, bHigh], [fLow, fHigh], [bkLow, bkHigh]);
				return;
			}
		}
	}

	/** One more edit on every forward path. True when a path met the backward search; the meeting point is then the split. */
	private advance(
		low: number,
		high: number,
		aHigh: number,
		bHigh: number,
		canMeet: boolean,
		otherLow: number,
		otherHigh: number,
	): boolean {
		const { a, b, forward, backward, offset } = this;
		let diagonal = high + 2;
		while (diagonal > low) {
			diagonal -= 2;
			const index = diagonal + offset;
			const [below, above] = [forward[index - 1]!, forward[index + 1]!];
			let x = below >= above ? below + 1 : above;
			let y = x - diagonal;
			while (x < aHigh && y < bHigh && a[x] === b[y]) {
				x++;
				y++;
			}
			forward[index] = x;
			if (canMeet && otherLow <= diagonal && diagonal <= otherHigh && backward[index]! <= x) {
				this.splitX = x;
				this.splitY = y;
				return true;
			}
		}
		return false;
	}

	/** The mirror image of `advance`, from the far corner. */
	private retreat(
		low: number,
		high: number,
		aLow: number,
		bLow: number,
		canMeet: boolean,
		otherLow: number,
		otherHigh: number,
	): boolean {
		const { a, b, forward, backward, offset } = this;
		let diagonal = high + 2;
		while (diagonal > low) {
			diagonal -= 2;
			const index = diagonal + offset;
			const [below, above] = [backward[index - 1]!, backward[index + 1]!];
			let x = below < above ? below : above - 1;
			let y = x - diagonal;
			while (x > aLow && y > bLow && a[x - 1] === b[y - 1]) {
				x--;
				y--;
			}
			backward[index] = x;
			if (canMeet && otherLow <= diagonal && diagonal <= otherHigh && x <= forward[index]!) {
				this.splitX = x;
				this.splitY = y;
				return true;
			}
		}
		return false;
	}

	/** Splits at the point of either search that has got furthest. */
	private giveUp(
		[aLow, aHigh, bLow, bHigh]: [number, number, number, number],
		[fLow, fHigh]: [number, number],
		[bkLow, bkHigh]: [number, number],
	): void {
		let best = -1;
		for (let diagonal = fLow; diagonal <= fHigh; diagonal += 2) {
			let x = math.min(this.forward[diagonal + this.offset]!, aHigh);
			const y = math.min(x - diagonal, bHigh);
			x = y + diagonal;
			const progress = x + y - aLow - bLow;
			if (progress > best) [best, this.splitX, this.splitY] = [progress, x, y];
		}
		for (let diagonal = bkLow; diagonal <= bkHigh; diagonal += 2) {
			let x = math.max(this.backward[diagonal + this.offset]!, aLow);
			const y = math.max(x - diagonal, bLow);
			x = y + diagonal;
			const progress = aHigh + bHigh - x - y;
			if (progress > best) [best, this.splitX, this.splitY] = [progress, x, y];
		}
	}
}

function fill<T extends defined>(list: T[], size: number, value: T, meter: WorkMeter): void {
	for (let at = 0; at < size; at++) {
		list.push(value);
		meter.spend(1);
	}
}
