/** A small seeded generator (mulberry32): the same seed gives the same texts on every machine. */
export class RandomText {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** A whole number from 0 up to, not including, `limit`. */
	below(limit: number): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
	}

	chance(percent: number): boolean {
		return this.below(100) < percent;
	}

	pick<T>(items: readonly T[]): T {
		const item = items[this.below(items.length)];
		if (item === undefined) {
			throw new Error("There is nothing to pick from.");
		}
		return item;
	}

	/** Lines drawn from a small vocabulary, so that they repeat as `end` and blank lines do in scripts. */
	lines(count: number, vocabulary: number): string[] {
		return Array.from({ length: count }, () => LINES[this.below(Math.min(vocabulary, LINES.length))] ?? "");
	}

	/** The lines with up to `edits` runs deleted, inserted, replaced, duplicated or moved. */
	edited(lines: readonly string[], edits: number, vocabulary: number): string[] {
		const result = [...lines];
		for (let edit = 0; edit < edits; edit++) {
			const at = this.below(result.length + 1);
			const size = this.below(4);
			const kind = this.below(5);
			if (kind === 0) {
				result.splice(at, size);
			} else if (kind === 1) {
				result.splice(at, 0, ...this.lines(size, vocabulary));
			} else if (kind === 2) {
				result.splice(at, size, ...this.lines(this.below(4), vocabulary));
			} else if (kind === 3) {
				result.splice(at, 0, ...result.slice(at, at + size));
			} else {
				result.splice(this.below(result.length + 1), 0, ...result.splice(at, size));
			}
		}
		return result;
	}

	/** Joins lines to a text that ends with a line break nine times out of ten. */
	text(lines: readonly string[]): string {
		return lines.length === 0 ? "" : lines.join("\n") + (this.chance(90) ? "\n" : "");
	}
}

const LINES = [
	"end",
	"",
	"\tend",
	"\t\tlocal value = 1",
	"local function run()",
	"\treturn value",
	"\tif value then",
	"-- a comment",
	'\tprint("häuser 🏠")',
	"return Module",
	"\tfor index = 1, 10 do",
	"local part = script.Parent",
	"part.Touched:Connect(onTouched)",
	"\tpart.Size = Vector3.new(1, 2, 3)",
	"\t}",
	"local Module = {}",
	"\tvalue += 1",
	"  two spaces",
	"trailing  ",
	"\twhile true do",
];
