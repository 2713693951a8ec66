import { headOf } from "./result-cap";

const MAX_BYTES = 80;

/** "Create Part game.Workspace.Grid.Tile": names a proposal and its undo step in at most 80 bytes, the path's end kept. */
export function stepName(action: string, path: string, suffix = ""): string {
	const full = `${action} ${path}${suffix}`;
	if (full.size() <= MAX_BYTES) return full;
	const room = MAX_BYTES - action.size() - suffix.size() - 4;
	if (room < 12) return `${headOf(full, MAX_BYTES - 3)}...`;
	let first = path.size() - room + 1;
	while (first <= path.size() && isInsideCharacter(path, first)) first += 1;
	return `${action} ...${string.sub(path, first)}${suffix}`;
}

function isInsideCharacter(text: string, position: number): boolean {
	const [byte] = string.byte(text, position);
	return byte !== undefined && byte >= 0x80 && byte < 0xc0;
}
