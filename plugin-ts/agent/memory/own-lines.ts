import { trim } from "../../core/trim";
import type { UserChange } from "./user-change";

/** The user's part in a script: lines to be kept and lines to be left out, trimmed. */
export interface OwnLines {
	readonly kept: readonly string[];
	readonly removed: readonly string[];
}

/** Adds what the user did last: a line put in again is no longer left out, and the other way round. */
export function withChange(own: OwnLines | undefined, { lines, removed }: UserChange): OwnLines {
	const added = lines.map((line) => trim(line.text));
	const gone = removed.map(trim);
	const taken = gone.filter((text) => count(gone, text) > count(added, text));
	return {
		kept: unique([...(own?.kept ?? []).filter((text) => !gone.includes(text)), ...added]),
		removed: unique([...(own?.removed ?? []).filter((text) => !added.includes(text)), ...taken]),
	};
}

function count(texts: readonly string[], wanted: string): number {
	return texts.filter((text) => text === wanted).size();
}

function unique(texts: readonly string[]): readonly string[] {
	const seen = new Set<string>();
	const result = new Array<string>();
	for (const text of texts) {
		if (seen.has(text)) continue;
		seen.add(text);
		result.push(text);
	}
	return result;
}
