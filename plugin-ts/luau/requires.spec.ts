import { describe, expect, it } from "@rbxts/jest-globals";
import { findRequires } from "./requires";

function paths(source: string, scriptPath?: string): (string | undefined)[] {
	return findRequires(source, scriptPath).map(({ path }) => path ?? "unknown");
}

describe("findRequires", () => {
	it("follows services, lookups and local variables", () => {
		const source = [
			'local RS = game:GetService("ReplicatedStorage")',
			'local Shared = RS:WaitForChild("Shared")',
			"require(Shared.Door)",
			'require(Shared["My Module"])',
			"require(workspace.Code)",
			"local r = require; r(game.ServerStorage.X)",
		].join("\n");
		expect(paths(source)).toEqual([
			"game.ReplicatedStorage.Shared.Door",
			'game.ReplicatedStorage.Shared["My Module"]',
			"game.Workspace.Code",
			"game.ServerStorage.X",
		]);
	});

	it("keeps relative paths relative until it knows the script's", () => {
		const source = 'require(script.Parent.Door)\nrequire("./Door")\nrequire("@self/Part")';
		expect(paths(source)).toEqual(["script.Parent.Door", "script.Parent.Door", "script.Part"]);
		expect(paths(source, "game.ServerScriptService.Main")).toEqual([
			"game.ServerScriptService.Door",
			"game.ServerScriptService.Door",
			"game.ServerScriptService.Main.Part",
		]);
	});

	it("does not guess what the text does not settle", () => {
		expect(paths("require(pick())")).toEqual(["unknown"]);
		expect(findRequires("require(1234)")[0]?.assetId).toBe(1234);
		expect(paths("-- require(script.A)\nlocal s = 'require(script.A)'")).toEqual([]);
	});
});
