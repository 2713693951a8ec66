import { describe, expect, it } from "@rbxts/jest-globals";

import { parsePath, printPath } from "./path";

function canonical(text: string): string {
	const parsed = parsePath(text);
	return parsed.ok ? printPath(parsed.value) : parsed.error;
}

describe("printPath", () => {
	it("writes plain names with dots and all others quoted", () => {
		const path = [{ name: "Workspace" }, { name: "My.Part" }, { name: 'say "hi"' }, { name: "end" }, { name: "2nd" }];
		expect(printPath(path)).toBe('game.Workspace["My.Part"]["say \\"hi\\""]["end"]["2nd"]');
	});

	it("writes a sibling index after the quoted name", () => {
		expect(printPath([{ name: "Workspace" }, { name: "Door", index: 2 }])).toBe('game.Workspace["Door"][2]');
	});

	it("keeps readable text and escapes bytes that are not UTF-8", () => {
		expect(printPath([{ name: "Tür 😀" }, { name: string.char(255) }])).toBe('game["Tür 😀"]["\\255"]');
	});

	it("calls the place itself game", () => {
		expect(printPath([])).toBe("game");
	});
});

describe("parsePath", () => {
	it.each([
		["game.Workspace.House", "game.Workspace.House"],
		["workspace.House", "game.Workspace.House"],
		["Workspace.Grid", "game.Workspace.Grid"],
		["Workspace/Grid/Wall [A]", 'game.Workspace.Grid["Wall [A]"]'],
		["game/Workspace/Door[2]", 'game.Workspace["Door"][2]'],
		[`game['Workspace']["A"]`, "game.Workspace.A"],
		["game.Workspace.My Part", 'game.Workspace["My Part"]'],
		['game:GetService("ReplicatedStorage").Shared', "game.ReplicatedStorage.Shared"],
		['game.Workspace:FindFirstChild("A.b")', 'game.Workspace["A.b"]'],
		['game.Workspace["a/b"].c', 'game.Workspace["a/b"].c'],
		["  game.workspace ", "game.workspace"],
	])("reads %s", (text, expected) => {
		expect(canonical(text)).toBe(expected);
	});

	it.each([
		["", "empty"],
		["game.Workspace.", "expected a name at character 16, got the end"],
		["game..A", 'got "."'],
		["script.Parent", '"script" is relative'],
		["game.Workspace[Door]", 'needs quotes: ["Door"]'],
		['game.Workspace["Door', "never closed"],
		['game.Workspace["Door"][0]', "indices count from 1"],
		['game.Workspace["Door"][1][2]', "only one index"],
		['game["a\\qb"]', "double a backslash"],
		["game.Workspace.House/Grid", "mixes dots and slashes"],
		["Workspace//Grid", "a name between slashes is empty"],
		["game.Workspace.A:Destroy()", "starts no lookup"],
	])("refuses %s, saying what is wrong", (text, reason) => {
		const parsed = parsePath(text);
		expect(parsed.ok).toBe(false);
		if (!parsed.ok) expect(parsed.error).toContain(reason);
	});
});
