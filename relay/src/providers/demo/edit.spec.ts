import { describe, expect, it } from "vitest";

import { callsOf, converse, type ConverseOptions, summaryOf, toolsOf } from "../../testing/converse.ts";

const MAIN = "game.ServerScriptService.Main";

/** A place with one open script and the given matches for any query. */
const place = (
	options: { readonly active?: string; readonly matches?: readonly string[]; readonly text?: string } = {},
): ConverseOptions => ({
	respond: ({ tool }) => {
		if (tool === "get_active_script")
			return options.active === undefined
				? "No script is open."
				: JSON.stringify({ path: options.active, text: "print(1)", isDirty: false });
		if (tool === "query_instances")
			return JSON.stringify({
				total: options.matches?.length ?? 0,
				matches: (options.matches ?? []).map((path) => ({ path })),
			});
		if (tool === "list_selection") return JSON.stringify((options.matches ?? []).map((path) => ({ path })));
		return tool === "read_script" ? `1 | ${options.text ?? "print(1)"}` : undefined;
	},
});

const insertion = (path: string, text: string): object => {
	const start = { line: 0, character: 0 };
	return { path, edits: [{ start, end: start, text }] };
};

describe("a comment", () => {
	it("goes to the top of the open script after reading it", () => {
		const said = converse(
			'Insert a comment at the top of the script saying "Owned by the map team"',
			place({ active: MAIN }),
		);
		expect(toolsOf(said)).toEqual(["get_active_script", "read_script", "apply_edit", "complete"]);
		expect(callsOf(said, "apply_edit")).toEqual([insertion(MAIN, "-- Owned by the map team\n")]);
	});

	it.each([
		["Add a comment saying hello there at the top of the open script", "-- hello there\n"],
		["insert the comment '-- it is mine' at the top", "-- it is mine\n"],
		["Insert a comment at the top of the active script", "-- Main: looked at by Vector\n"],
		["put a comment at the start that says: don't touch", "-- don't touch\n"],
	])("takes its text from the request: %s", (request, text) => {
		expect(callsOf(converse(request, place({ active: MAIN })), "apply_edit")).toEqual([insertion(MAIN, text)]);
	});

	it("goes to a script named by path, whatever its name", () => {
		const path = 'game.ServerScriptService["My Script"][2]';
		const said = converse(`Insert a comment "x" at the top of ${path}`, place());
		expect(toolsOf(said)).toEqual(["read_script", "apply_edit", "complete"]);
		expect(callsOf(said, "apply_edit")).toEqual([insertion(path, "-- x\n")]);
	});

	it("goes to a script found by name", () => {
		const said = converse("Insert a comment at the top of the script named Main saying hi", place({ matches: [MAIN] }));
		expect(callsOf(said, "query_instances")).toEqual([{ selector: "LuaSourceContainer#Main" }]);
		expect(callsOf(said, "apply_edit")).toEqual([insertion(MAIN, "-- hi\n")]);
	});

	it("is not written twice", () => {
		const said = converse('Insert a comment "hi" at the top', place({ active: MAIN, text: "-- hi" }));
		expect(toolsOf(said)).toEqual(["get_active_script", "read_script", "complete"]);
		expect(summaryOf(said)).toContain("already");
	});

	it("needs a script, and says how to name one", () => {
		expect(summaryOf(converse("Insert a comment at the top of the script", place()))).toMatch(
			/^No script is open\. Open a script/,
		);
	});

	it("is tried once more after reading again when the script had changed", () => {
		let edits = 0;
		const said = converse('Insert a comment "hi" at the top', {
			respond: (call, index) => {
				if (call.tool === "apply_edit" && (edits += 1) === 1)
					return "Error: the script changed 65 seconds ago; read it again.";
				return place({ active: MAIN }).respond?.(call, index);
			},
		});
		expect(toolsOf(said)).toEqual([
			"get_active_script",
			"read_script",
			"apply_edit",
			"read_script",
			"apply_edit",
			"complete",
		]);
		expect(summaryOf(said)).toBe("Inserted a comment at the top of the script.");
	});

	it("is given up when it fails again", () => {
		const said = converse('Insert a comment "hi" at the top', {
			respond: (call, index) =>
				call.tool === "apply_edit" ? "Error: no." : place({ active: MAIN }).respond?.(call, index),
		});
		expect(callsOf(said, "apply_edit")).toHaveLength(2);
		expect(summaryOf(said)).toMatch(/^Nothing was changed/);
	});
});

describe("a new name", () => {
	it.each([
		["Rename Workspace.Baseplate to Ground", "game.Workspace.Baseplate", "Ground"],
		["rename game.Workspace.Door[2] to BackDoor.", "game.Workspace.Door[2]", "BackDoor"],
		['Please rename the part game.Workspace["My Part"] to "Her Part"', 'game.Workspace["My Part"]', "Her Part"],
	])("is given to an instance named by path: %s", (request, path, newName) => {
		const said = converse(request);
		expect(toolsOf(said)).toEqual(["rename_instance", "complete"]);
		expect(callsOf(said, "rename_instance")).toEqual([{ path, newName }]);
	});

	it("is given to an instance found by name", () => {
		const said = converse(
			"Rename the part named Baseplate to Ground",
			place({ matches: ["game.Workspace.Baseplate"] }),
		);
		expect(callsOf(said, "query_instances")).toEqual([{ selector: "#Baseplate" }]);
		expect(callsOf(said, "rename_instance")).toEqual([{ path: "game.Workspace.Baseplate", newName: "Ground" }]);
	});

	it("is given to the first of several, and that is said", () => {
		const said = converse("Rename Door to Gate", place({ matches: ["game.Workspace.Door", "game.Workspace.Door[2]"] }));
		expect(said[1]?.text).toContain("the first of 2 with that name");
	});

	it("is given to what is selected", () => {
		const said = converse("Rename the selected part to Gate", place({ matches: ["game.Workspace.A"] }));
		expect(toolsOf(said)).toEqual(["list_selection", "rename_instance", "complete"]);
	});

	it("is not invented for what is not there", () => {
		const said = converse("Rename Nothing to Something", place());
		expect(toolsOf(said)).toEqual(["query_instances", "complete"]);
	});
});
