const SERVICES =
	"game|workspace|Workspace|ServerScriptService|ServerStorage|ReplicatedStorage|ReplicatedFirst|StarterGui|StarterPack|StarterPlayer|Lighting|SoundService|Teams|Players";
const SEGMENT = String.raw`(?:\.[A-Za-z_]\w*|\["(?:[^"\\]|\\.)*"\]|\[\d+\])`;
const PATH = new RegExp(String.raw`\b(?:${SERVICES})${SEGMENT}+`);

const canonical = (path: string): string => {
	if (path.startsWith("game.")) return path.replace(/^game\.workspace\b/, "game.Workspace");
	return `game.${path.replace(/^workspace\b/, "Workspace")}`;
};

export interface FoundPath {
	/** From `game` on. */
	readonly path: string;
	/** As it stands in the request. */
	readonly source: string;
}

/** The first instance path in a request. */
export const findPath = (request: string): FoundPath | undefined => {
	const source = PATH.exec(request)?.[0];
	return source === undefined ? undefined : { path: canonical(source), source };
};

/** `game.Workspace.Maps.Grid` → `game.Workspace.Maps` and `Grid`; nothing for a path that ends in brackets. */
export const splitPath = (path: string): { readonly parentPath: string; readonly name: string } | undefined => {
	const match = /^(.+)\.([A-Za-z_]\w*)$/.exec(path);
	return match?.[1] === undefined || match[2] === undefined ? undefined : { parentPath: match[1], name: match[2] };
};

/** Where to build: the path the request names, else `named`/`called X` under Workspace, else the usual name. */
export const findPlace = (request: string, usual: string): { readonly parentPath: string; readonly name: string } => {
	const path = findPath(request)?.path;
	const split = path === undefined ? undefined : splitPath(path);
	if (split !== undefined && split.parentPath !== "game") return split;
	const name = /\b(?:named|called)\s+["'`]?([A-Za-z_]\w*)/i.exec(request)?.[1] ?? usual;
	return { parentPath: path ?? "game.Workspace", name };
};

/** `3x4`, `3 × 4`, `3 by 4`. */
export const findSize = (request: string): { readonly rows: number; readonly columns: number } | undefined => {
	const match = /(\d{1,4})\s*(?:x|×|\*|by)\s*(\d{1,4})/i.exec(request);
	if (match === null) return undefined;
	const [rows, columns] = [Number(match[1]), Number(match[2])];
	return rows > 0 && columns > 0 ? { rows, columns } : undefined;
};
