import { afterEach, beforeEach, describe, expect, it } from "@rbxts/jest-globals";
import { Selection, Workspace } from "@rbxts/services";
import { createStudioSelection } from "./create-studio-selection";

let yard: Folder;

beforeEach(() => {
	yard = new Instance("Folder");
	yard.Name = "Yard";
	yard.Parent = Workspace;
});

afterEach(() => {
	Selection.Set([]);
	yard.Parent = undefined;
});

describe("selection", () => {
	it("keeps the order and leaves out what is not in the place", () => {
		Selection.Set([yard, new Instance("Folder"), Workspace]);
		const paths = createStudioSelection()
			.current()
			.map((info) => info.path);
		expect(paths).toEqual(["game.Workspace.Yard", "game.Workspace"]);
	});

	it("selects by path", () => {
		const selection = createStudioSelection();
		expect(selection.select(["game.Workspace.Yard"])).toEqual({ ok: true, value: true });
		expect(Selection.Get()).toEqual([yard]);
	});

	it("keeps the selection when a path names nothing", () => {
		Selection.Set([Workspace]);
		expect(createStudioSelection().select(["game.Workspace.Nowhere"]).ok).toBe(false);
		expect(Selection.Get()).toEqual([Workspace]);
	});
});
