import { callReply } from "@vector/relay/testing";
import type { ScriptedReply } from "@vector/relay/testing";

export const TASK_GOAL = "Keep each player's best time and show it on a board at the start";

const HANDLER = "game.ServerScriptService.ServerHandler";

function comment(path: string, text: string): ScriptedReply {
	const start = { line: 0, character: 0 };
	return callReply("apply_edit", { path, edits: [{ start, end: start, text: `-- ${text}\n` }] });
}

const read = (name: string): ScriptedReply => callReply("read_script", { path: `${HANDLER}.${name}` });

const BEST_TIMES = `--!strict
local BestTimes = {}

local best: { [number]: number } = {}

function BestTimes.record(userId: number, seconds: number): boolean
	local before = best[userId]
	if before and before <= seconds then
		return false
	end
	best[userId] = seconds
	return true
end

function BestTimes.of(userId: number): number?
	return best[userId]
end

return BestTimes
`;

const PLAN = [
	{ tool: "apply_edit", target: `${HANDLER}.Data`, intent: "say that times are kept elsewhere" },
	{ tool: "open_or_create_script", target: `${HANDLER}.BestTimes`, intent: "keep best times" },
	{ tool: "create_instance", target: "game.Workspace.BestTimesBoard", intent: "the board" },
	{ tool: "apply_edit", target: `${HANDLER}.PartFunctions`, intent: "record the time at the last checkpoint" },
];

/** What the model answers, step by step: it reads a real game, reads some of it twice, and writes five times. */
export const TASK_STEPS: readonly ScriptedReply[] = [
	callReply("list_children", { parentPath: "game.ServerScriptService", depth: 3 }),
	callReply("list_code_definition_names", {}),
	callReply("start_plan", { steps: PLAN }),
	read("Data"),
	read("PartFunctions"),
	callReply("search_files", { query: "leaderstats" }),
	comment(`${HANDLER}.Data`, "Best times are kept by BestTimes."),
	read("Data"),
	read("Initialize"),
	callReply("open_or_create_script", {
		parentPath: HANDLER,
		name: "BestTimes",
		className: "ModuleScript",
		source: BEST_TIMES,
	}),
	callReply("list_children", { parentPath: "game.Workspace", depth: 2 }),
	callReply("query_instances", { selector: "SpawnLocation" }),
	callReply("create_instance", {
		className: "Part",
		parentPath: "game.Workspace",
		props: { Name: "BestTimesBoard", Anchored: true, Size: [8, 6, 0.5], Position: [0, 5, -12] },
	}),
	callReply("create_instance", {
		className: "SurfaceGui",
		parentPath: "game.Workspace.BestTimesBoard",
		props: { Name: "Board" },
	}),
	read("PartFunctions"),
	comment(`${HANDLER}.PartFunctions`, "Times are recorded with BestTimes.record."),
	read("Monetization"),
	read("Physics"),
	callReply("update_plan", { steps: PLAN.map((_, index) => ({ index: index + 1, status: "done" })) }),
	callReply("complete", { summary: "Best times are kept and there is a board for them." }),
];
