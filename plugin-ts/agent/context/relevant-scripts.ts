import { parsePath } from "../../core/path";
import type { Ports } from "../../core/ports";
import { scoreScripts } from "./score-scripts";
import type { ScoredScript, ScriptFacts } from "./score-scripts";

const ROOTS = [
	"ServerScriptService",
	"ReplicatedStorage",
	"ReplicatedFirst",
	"StarterGui",
	"StarterPlayer",
	"ServerStorage",
	"Workspace",
];
/** Checks and notes; they are no part of the game. */
const KEPT_BY_VECTOR = "game.ServerStorage.Vector.";
const MOST_INDEXED = 100;
const MOST_SHOWN = 6;

function nameOf(path: string): string {
	const parsed = parsePath(path);
	return (parsed.ok ? parsed.value[parsed.value.size() - 1]?.name : undefined) ?? path;
}

function indexed({ scripts }: Ports): readonly ScriptFacts[] {
	const found = new Array<ScriptFacts>();
	for (const root of ROOTS) {
		for (const { path } of scripts.list(`game.${root}`)) {
			if (found.size() >= MOST_INDEXED) return found;
			if (string.sub(path, 1, KEPT_BY_VECTOR.size()) === KEPT_BY_VECTOR) continue;
			const current = scripts.read(path);
			if (!current.ok) continue;
			found.push({ path, name: nameOf(path), source: current.value.text });
		}
	}
	return found;
}

/** The scripts a request is probably about, a few of at most a hundred that are looked at. */
export function relevantScripts(request: string, ports: Ports): readonly ScoredScript[] {
	const focus = {
		active: ports.scripts.active()?.path,
		open: ports.scripts.openDocuments().map((document) => document.path),
		selected: ports.selection.current().map((instance) => instance.path),
	};
	return scoreScripts(request, indexed(ports), focus).filter((_, index) => index < MOST_SHOWN);
}
