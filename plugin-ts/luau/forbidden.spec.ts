import { describe, expect, it } from "@rbxts/jest-globals";
import { findForbidden } from "./forbidden";

function constructs(source: string): string[] {
	return findForbidden(source).map(({ construct }) => construct);
}

describe("findForbidden", () => {
	it("finds each construct, directly or through a variable", () => {
		expect(constructs('loadstring("x")()')).toEqual(["loadstring"]);
		expect(constructs("local run = loadstring")).toEqual(["loadstring"]);
		expect(constructs("setfenv(1, getfenv())")).toEqual(["setfenv", "getfenv"]);
		expect(constructs("require(123)")).toEqual(["require(<number>)"]);
		expect(constructs("local id = 123\nlocal r = require\nr(id)")).toEqual(["require(<number>)"]);
		expect(constructs('game:GetService("InsertService"):LoadAsset(1)')).toEqual(["InsertService:LoadAsset"]);
		expect(constructs("local A = game.AssetService\npcall(A.LoadAssetAsync, A, 1)")).toEqual([
			"AssetService:LoadAssetAsync",
		]);
	});

	it("ignores strings, comments, fields and locals of the same name", () => {
		const sources = [
			"-- loadstring",
			'print("getfenv", [[require(1)]], `loadstring`)',
			"self.loadstring()",
			"local t = { loadstring = 1 }",
			"local function loadstring() end loadstring()",
			"require(script.Door)",
			"AssetCache:LoadAsset(1)",
		];
		expect(sources.filter((source) => !constructs(source).isEmpty())).toEqual([]);
	});

	it("sees through interpolated strings and past syntax errors", () => {
		expect(constructs("print(`{loadstring(x)}`)")).toEqual(["loadstring"]);
		expect(constructs("local x = = loadstring(y)")).toEqual(["loadstring"]);
	});
});
