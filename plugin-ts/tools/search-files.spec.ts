import { describe, expect, it } from "@rbxts/jest-globals";
import type { JsonValue } from "../core/json";
import { callTool, contentFrom, createFakeContext } from "./fakes/create-fake-context";

const SOURCE = "local Door = workspace.Door\n\nfunction open(door)\n\tdoor.Transparency = 1\nend\n-- 50% done";

const search = (args: JsonValue) => {
	const Scripts = [
		{ className: "Script", name: "Doors", source: SOURCE },
		{ className: "ModuleScript", name: "Other", source: "return {}" },
	];
	return contentFrom(
		callTool("search_files", args, createFakeContext({ instances: { ServerScriptService: Scripts } })),
	) as string;
};

describe("search_files", () => {
	it("finds plain text in any case, with the lines around it", () => {
		expect(search({ query: "TRANSPARENCY" })).toBe(
			"  3| function open(door)\ngame.ServerScriptService.Doors:4: \tdoor.Transparency = 1\n  5| end\n1 matches",
		);
	});

	it("respects case on request", () => {
		expect(search({ query: "DOOR", isCaseSensitive: true })).toBe("No matches.");
	});

	it("takes magic characters literally when the text holds them", () => {
		expect(search({ query: "50%" })).toBe("  5| end\ngame.ServerScriptService.Doors:6: -- 50% done\n1 matches");
	});

	it("tries a Lua pattern when there is no plain match, and says so", () => {
		const result = search({ query: "function%s+%a+" });
		expect(string.find(result, "1 matches (as a Lua pattern, case-sensitive)", 1, true)[0] !== undefined).toBe(true);
	});

	it("survives a broken pattern", () => {
		expect(search({ query: "%b(" })).toBe("No matches.");
	});

	it("says how many matches are not shown", () => {
		const result = search({ query: "door", maxResults: 1 });
		expect(string.match(result, "(%d+) matches; 1 shown")[0]).toBe("3");
	});
});
