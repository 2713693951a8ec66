/** Finds complete JSON objects in text that arrives in pieces. */
export interface ObjectScanner {
	/** Takes the next piece and returns the texts of the objects it completes, in order. */
	push(chunk: string): readonly string[];
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN = 123;

/**
 * Studio's stream client can split and join events anywhere and strip the SSE framing, so frames are found by their
 * braces alone: everything outside an object (`data:`, `id:`, line ends) is skipped.
 */
export function createObjectScanner(): ObjectScanner {
	let buffer = "";
	let position = 1;
	let start = 0;
	let depth = 0;
	let isInString = false;

	/** Index after the string's end, or undefined when the string goes on in the next piece. */
	const skipString = (from: number): number | undefined => {
		let at = from;
		while (true) {
			const [found] = string.find(buffer, '["\\]', at);
			if (found === undefined) return undefined;
			if (string.byte(buffer, found)[0] === QUOTE) return found + 1;
			// An escape at the very end of the piece is read again with the next one.
			if (found === buffer.size()) {
				position = found;
				return undefined;
			}
			at = found + 2;
		}
	};

	const step = (objects: Array<string>): boolean => {
		if (isInString) {
			const keep = position;
			const after = skipString(position);
			if (after === undefined) {
				const endsInEscape = position !== keep && string.byte(buffer, position)[0] === BACKSLASH;
				if (!endsInEscape) position = buffer.size() + 1;
				return false;
			}
			isInString = false;
			position = after;
			return true;
		}
		const [found] = string.find(buffer, depth === 0 ? "{" : '[{}"]', position);
		if (found === undefined) {
			position = buffer.size() + 1;
			return false;
		}
		const byte = string.byte(buffer, found)[0];
		position = found + 1;
		if (byte === QUOTE) isInString = true;
		else if (byte === OPEN) {
			if (depth === 0) start = found;
			depth += 1;
		} else {
			depth -= 1;
			if (depth === 0) objects.push(string.sub(buffer, start, found));
		}
		return true;
	};

	return {
		push(chunk) {
			buffer += chunk;
			const objects = new Array<string>();
			while (step(objects)) {
				// Each call consumes one token.
			}
			const consumed = depth === 0 ? position : start;
			if (consumed > 1) {
				buffer = string.sub(buffer, consumed);
				position -= consumed - 1;
				start = 1;
			}
			return objects;
		},
	};
}
