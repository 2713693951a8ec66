import { callReply } from "@vector/relay/testing";
import type { ReceivedRequest, ScriptedReply } from "@vector/relay/testing";

const MAIN = "game.ServerScriptService.Main";
const CONFIG = "game.ReplicatedStorage.Config";

const part = (name: string, size: readonly number[]) =>
	[
		"create_instance",
		{ className: "Part", parentPath: "game.Workspace.Arena", props: { Name: name, Size: size } },
	] as const;
const folder = (name: string) =>
	["create_instance", { className: "Folder", parentPath: "game.Workspace", props: { Name: name } }] as const;
const patch = (path: string, find: string, replace: string) =>
	["patch_script", { path, patches: [{ find, replace }] }] as const;

/** Twenty calls of every kind of write, with reads and a plan between them. */
const CALLS: readonly (readonly [tool: string, args: object])[] = [
	["start_plan", { steps: ["Arena", "Scripts", "Clean up"] }],
	folder("Arena"),
	part("Floor", [40, 1, 40]),
	[
		"open_or_create_script",
		{
			parentPath: "game.ServerScriptService",
			name: "Main",
			className: "Script",
			source: "print('one')\nprint('two')\n",
		},
	],
	patch(MAIN, "'one'", "'1'"),
	["set_properties", { path: "game.Workspace.Arena.Floor", props: { Anchored: true, Color: "#336699" } }],
	folder("Lobby"),
	["rename_instance", { path: "game.Workspace.Lobby", newName: "Hall" }],
	[
		"open_or_create_script",
		{
			parentPath: "game.ReplicatedStorage",
			name: "Config",
			className: "ModuleScript",
			source: "return { rounds = 3 }\n",
		},
	],
	["read_script", { path: CONFIG }],
	patch(CONFIG, "rounds = 3", "rounds = 5"),
	part("Pillar", [2, 10, 2]),
	part("Pillar", [2, 12, 2]),
	["rename_instance", { path: 'game.Workspace.Arena["Pillar"][2]', newName: "Tower" }],
	["set_properties", { path: "game.Workspace.Hall", props: { "@Level": 3, "#tags": ["Room"] } }],
	patch(MAIN, "'two'", "'2'"),
	folder("Scrap"),
	["delete_instance", { path: "game.Workspace.Scrap" }],
	["update_plan", { steps: [1, 2, 3].map((index) => ({ index, status: "done" })) }],
	["complete", { summary: "The arena is there." }],
];

/** A model that makes the twenty calls, reading from the conversation how far it has come. */
export function nextOfTwenty({ body }: ReceivedRequest): ScriptedReply {
	const messages = body["messages"] as readonly { readonly role: string }[];
	const done = messages.filter(({ role }) => role === "tool").length;
	const [tool, args] = CALLS[Math.min(done, CALLS.length - 1)]!;
	return callReply(tool, args);
}
