import { describe, expect, it } from "@rbxts/jest-globals";
import type { FakeInstance } from "../core/fakes/fake-place";
import type { JsonValue } from "../core/json";
import { printJson } from "../core/json-print";
import { callTool, contentFrom, createFakeContext } from "./fakes/create-fake-context";

const part = (name: string, props: FakeInstance["props"] = {}): FakeInstance => ({ className: "Part", name, props });

const parts = (count: number) => {
	const all = new Array<FakeInstance>();
	for (const index of $range(1, count)) all.push(part(`Part${index}`));
	return all;
};

const read = (
	tool: string,
	args: JsonValue,
	Workspace: readonly FakeInstance[],
	selectedPaths: readonly string[] = [],
) => contentFrom(callTool(tool, args, createFakeContext({ instances: { Workspace }, selectedPaths }))) as never;

describe("list_children", () => {
	it("lists a tree to the depth asked for, with indexes where names repeat", () => {
		const house: FakeInstance = { className: "Model", name: "House", children: [part("Door"), part("Door")] };
		const tree = read("list_children", { parentPath: "workspace", depth: 2 }, [house]) as {
			children: { children: { path: string }[] }[];
		};
		expect(tree.children[0]!.children.map((child) => child.path)).toEqual([
			'game.Workspace.House["Door"][1]',
			'game.Workspace.House["Door"][2]',
		]);
	});

	it("states how many instances a cut left out", () => {
		const tree = read("list_children", { parentPath: "game.Workspace", maxNodes: 10 }, parts(25)) as {
			children: defined[];
			cut: string;
		};
		expect(tree.children.size()).toBe(10);
		expect(string.find(tree.cut, "at least 15 more")[0]).toBe(1);
	});

	it("stays within the size of a result", () => {
		const tree = read("list_children", { parentPath: "game.Workspace", maxNodes: 1000 }, parts(900)) as JsonValue;
		expect(printJson(tree).size() < 12000).toBe(true);
	});

	it("shows only the classes asked for, wherever they are", () => {
		const model: FakeInstance = { className: "Model", name: "Lamp", children: [{ className: "PointLight" }] };
		const args = { parentPath: "game.Workspace", depth: 3, classWhitelist: { PointLight: true } };
		const tree = read("list_children", args, [model, part("Floor")]) as { children: { path: string }[] };
		expect(tree.children.map((child) => child.path)).toEqual(["game.Workspace.Lamp.PointLight"]);
	});
});

describe("query_instances", () => {
	it("gives the matches and their number", () => {
		const result = read("query_instances", { selector: "Part#Part3" }, parts(5)) as {
			total: number;
			matches: { path: string }[];
		};
		expect(result.total).toBe(1);
		expect(result.matches[0]!.path).toBe("game.Workspace.Part3");
	});
});

describe("get_properties", () => {
	it("gives what is asked for and lists unknown keys as skipped", () => {
		const floor = part("Floor", { Transparency: 0.5, "@Health": 10, "#tags": ["Solid"] });
		const args = { path: "game.Workspace.Floor", keys: ["Transparency", "@Health", "#tags", "Wobble"] };
		expect(read("get_properties", args, [floor])).toEqual({
			path: "game.Workspace.Floor",
			className: "Part",
			props: { Transparency: 0.5, "@Health": 10, "#tags": ["Solid"] },
			skipped: ["Wobble"],
		});
	});

	it("adds all attributes on request", () => {
		const floor = part("Floor", { "@Health": 10, "@Team": "Red" });
		const args = { path: "game.Workspace.Floor", keys: ["Transparency"], includeAllAttributes: true };
		const result = read("get_properties", args, [floor]) as { props: JsonValue };
		expect(result.props).toEqual({ Transparency: 0, "@Health": 10, "@Team": "Red" });
	});

	it("leaves out whole values that do not fit and says which", () => {
		const floor = part("Floor", { "@Long": string.rep("x", 1000), "@Short": 1 });
		const result = read("get_properties", { path: "game.Workspace.Floor", maxBytes: 500 }, [floor]) as {
			props: JsonValue;
			cut: string;
		};
		expect(result.props).toEqual({ "@Short": 1 });
		expect(string.find(result.cut, "@Long", 1, true)[0] !== undefined).toBe(true);
	});
});

describe("list_selection", () => {
	it("describes what is selected with its properties", () => {
		const selection = read("list_selection", {}, [part("Floor", { Anchored: true })], ["game.Workspace.Floor"]);
		expect(selection).toEqual([
			{ className: "Part", name: "Floor", path: "game.Workspace.Floor", props: { Anchored: true } },
		]);
	});
});
