/*
 * Luau runs a function's built-ins (math.floor, table.insert, …) and global look-ups on a fast path only while the
 * function's environment is marked safe. `setfenv`, which gives each script its own environment, clears that mark, and
 * the script then runs about three times slower. Our environments never replace a built-in that the fast path would
 * bypass (the few that scripts see replaced are made locals of the chunk, see `script-prelude.ts`), so the mark can be
 * set again. Luau offers no call for it; it is one byte of the table.
 */
const TYPE = 0;
const READ_ONLY = 4;
const SAFE = 5;

/** Marks environment tables as safe for the fast path, once the table layout has proved to be the expected one. */
export class EnvironmentTrust {
	readonly #heap: () => Uint8Array;
	#tableType: number | undefined;

	constructor(heap: () => Uint8Array) {
		this.#heap = heap;
	}

	/**
	 * Checks the layout on two tables, given as `tostring` prints them: a frozen and a plain one. Without this, or when
	 * they look different from what is expected, `mark` does nothing.
	 */
	calibrate(frozenTable: string, plainTable: string): void {
		const heap = this.#heap();
		const frozen = addressOf(frozenTable);
		const plain = addressOf(plainTable);
		if (frozen === undefined || plain === undefined) {
			return;
		}
		const isExpected =
			heap[frozen + READ_ONLY] === 1 &&
			heap[plain + READ_ONLY] === 0 &&
			heap[frozen + SAFE] === 0 &&
			heap[plain + SAFE] === 0 &&
			heap[frozen + TYPE] === heap[plain + TYPE];
		this.#tableType = isExpected ? heap[plain + TYPE] : undefined;
	}

	/** Marks the table that `tostring` printed as `table`. */
	mark(table: string): void {
		const heap = this.#heap();
		const address = addressOf(table);
		if (address !== undefined && this.#tableType !== undefined && heap[address + TYPE] === this.#tableType) {
			heap[address + SAFE] = 1;
		}
	}
}

function addressOf(printed: string): number | undefined {
	const match = /^table: 0x([0-9a-f]+)$/.exec(printed);
	return match?.[1] === undefined ? undefined : Number.parseInt(match[1], 16);
}
