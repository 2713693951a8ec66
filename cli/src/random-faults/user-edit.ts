import type { HeadlessStudio } from "@vector/studio";
import { pick } from "../testing/random.ts";
import type { Random } from "../testing/random.ts";
import { pathsIn } from "./place-tree.ts";
import type { PlaceNode } from "./place-tree.ts";

/** Code that makes one change, given the instance as `target` and a number as `mark`. */
const EDITS = {
	script: `game:GetService("ScriptEditorService"):UpdateSourceAsync(target, function(old)
		return old .. "-- by the user " .. mark .. "\\n"
	end)`,
	attribute: 'target:SetAttribute("ByUser", mark)',
	rename: 'target.Name = "ByUser" .. mark',
	remove: "target.Parent = nil",
	create: 'local made = Instance.new("Folder")\nmade.Name = "ByUser" .. mark\nmade.Parent = target',
} as const;

export interface UserEdit {
	/** Name of its undo step. */
	readonly undoName: string;
	readonly path: string;
}

/** The user changes something in the place by hand, as one undo step of theirs. */
export async function editAsUser(studio: HeadlessStudio, random: Random, place: PlaceNode): Promise<UserEdit> {
	const paths = pathsIn(place, "game").filter(([path]) =>
		/^game\.(?:Workspace\.Sandbox|ServerScriptService)\b./.test(path),
	);
	const [path, node] = paths.length === 0 ? (["game.Workspace", place] as const) : pick(random, paths);
	const kinds =
		node.source === undefined
			? (["attribute", "rename", "remove", "create"] as const)
			: (["script", "script", "remove"] as const);
	const kind = path === "game.Workspace" ? "create" : pick(random, kinds);
	const mark = random(1_000_000);
	const undoName = `User ${kind} ${mark}`;
	const steps = [...path.matchAll(/\.(\w+)|\["(\w+)"\]\[(\d+)\]/g)].map(([, plain, quoted, index]) => [
		plain ?? quoted,
		Number(index ?? 1),
	]);
	await studio.execute(`
local mark = ${mark}
local target = game
for _, step in game:GetService("HttpService"):JSONDecode([==[${JSON.stringify(steps)}]==]) do
	local left = step[2]
	for _, child in target:GetChildren() do
		if child.Name == step[1] then
			left -= 1
			if left == 0 then
				target = child
				break
			end
		end
	end
end
local history = game:GetService("ChangeHistoryService")
local recording = history:TryBeginRecording("${undoName}")
${EDITS[kind]}
history:FinishRecording(recording, Enum.FinishRecordingOperation.Commit)
`);
	return { undoName, path };
}
