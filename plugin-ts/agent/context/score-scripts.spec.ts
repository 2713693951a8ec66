import { describe, expect, it } from "@rbxts/jest-globals";
import { scoreScripts } from "./score-scripts";

const NOTHING = { open: [], selected: [] };
const scriptOf = (name: string, source: string, folder = "game.ServerScriptService") => ({
	path: `${folder}.${name}`,
	name,
	source,
});

describe("scripts for a request", () => {
	const scripts = [
		scriptOf("CoinService", "local M = {}\nfunction M.giveCoins(player) end\nreturn M"),
		scriptOf("Shop", "local Coins = require(script.Parent.CoinService)\nprint('hello')"),
		scriptOf("Weather", "print('rain')"),
	];

	it("come by name and symbols first, then by what requires them; the rest stays out", () => {
		const found = scoreScripts("Give each player 10 coins per coin picked up", scripts, NOTHING);
		expect(found.map((entry) => entry.path)).toEqual([
			"game.ServerScriptService.CoinService",
			"game.ServerScriptService.Shop",
		]);
		expect(found[0]!.reason).toMatch("defines M.giveCoins");
	});

	it("come up when they are active, open or below the selection", () => {
		const focus = { active: scripts[2]!.path, open: [scripts[1]!.path], selected: [] };
		const found = scoreScripts("Explain this", scripts, focus);
		expect(found[0]).toMatchObject({ path: scripts[2]!.path, reason: "active" });
		expect(found.map((entry) => entry.path).includes(scripts[1]!.path)).toBe(true);
		const below = scoreScripts("Explain", scripts, { open: [], selected: ["game.ServerScriptService"] });
		expect(below.size()).toBe(3);
	});
});
