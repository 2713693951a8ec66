import { afterEach, describe, expect, it } from "@rbxts/jest-globals";
import { Selection, Workspace } from "@rbxts/services";
import { createStudioSelection } from "./create-studio-selection";

afterEach(() => {
	Selection.Set([]);
});

describe("selection", () => {
	it("keeps the order and leaves out what is not in the place", () => {
		Selection.Set([Workspace, new Instance("Folder"), Workspace.Terrain]);
		const paths = createStudioSelection()
			.current()
			.map((info) => info.path);
		expect(paths).toEqual(["game.Workspace", "game.Workspace.Terrain"]);
	});

	it("selects by path", () => {
		const selection = createStudioSelection();
		expect(selection.select(["game.Workspace.Terrain"])).toEqual({ ok: true, value: true });
		expect(Selection.Get()).toEqual([Workspace.Terrain]);
	});

	it("keeps the selection when a path names nothing", () => {
		Selection.Set([Workspace]);
		expect(createStudioSelection().select(["game.Workspace.Nowhere"]).ok).toBe(false);
		expect(Selection.Get()).toEqual([Workspace]);
	});
});
