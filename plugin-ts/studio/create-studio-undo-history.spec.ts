import { afterEach, beforeEach, describe, expect, it } from "@rbxts/jest-globals";
import { ChangeHistoryService, Workspace } from "@rbxts/services";
import { failure, success } from "../core/outcome";
import { createStudioUndoHistory } from "./create-studio-undo-history";

let folder: Folder;

beforeEach(() => {
	folder = new Instance("Folder");
	folder.Name = "Before";
	folder.Parent = Workspace;
	ChangeHistoryService.ResetWaypoints();
});

afterEach(() => {
	folder.Parent = undefined;
});

function rename(): void {
	folder.Name = "After";
	folder.SetAttribute("Level", 3);
}

describe("record", () => {
	it("makes one undo step of everything the change did", () => {
		const history = createStudioUndoHistory();
		const outcome = history.record("Rename the folder", () => {
			rename();
			return success(folder.Name);
		});
		expect(outcome).toEqual({ ok: true, value: "After" });
		expect(history.nextUndo()).toBe("Rename the folder");
		expect(history.undo()).toEqual({ ok: true, value: "Rename the folder" });
		expect([folder.Name, folder.GetAttribute("Level")]).toEqual(["Before"]);
		expect(history.redo()).toEqual({ ok: true, value: "Rename the folder" });
		expect([folder.Name, folder.GetAttribute("Level")]).toEqual(["After", 3]);
	});

	it("reverts a change that fails half-way, and leaves no step", () => {
		const history = createStudioUndoHistory();
		const outcome = history.record("Rename the folder", () => {
			rename();
			return failure("The second half is missing.");
		});
		expect(outcome).toEqual({ ok: false, error: "The second half is missing." });
		expect([folder.Name, folder.GetAttribute("Level")]).toEqual(["Before"]);
		expect(history.nextUndo()).toBeUndefined();
	});

	it("reverts a change that throws", () => {
		const outcome = createStudioUndoHistory().record("Rename the folder", () => {
			rename();
			error("no such member");
		});
		expect(outcome.ok).toBe(false);
		expect(folder.Name).toBe("Before");
		expect(ChangeHistoryService.IsRecordingInProgress()).toBe(false);
	});

	it("refuses a change inside a change, and says what to do", () => {
		const history = createStudioUndoHistory();
		const outcome = history.record("Outer", () => history.record("Inner", () => success(true)));
		expect(outcome).toEqual({
			ok: false,
			error: "Vector is still applying another change: wait until it is finished, then approve again.",
		});
	});

	it("brings back what was removed from the place", () => {
		const history = createStudioUndoHistory();
		const child = new Instance("Part");
		child.Parent = folder;
		history.record("Remove the part", () => {
			child.Parent = undefined;
			return success(true);
		});
		history.undo();
		expect(child.Parent).toBe(folder);
	});
});

describe("createStudioUndoHistory", () => {
	it("reverts what a reload in the middle of a change left behind", () => {
		ChangeHistoryService.TryBeginRecording("Lost in a reload");
		rename();
		const history = createStudioUndoHistory();
		expect(folder.Name).toBe("Before");
		expect(history.record("Next", () => success(true)).ok).toBe(true);
	});
});

describe("undo", () => {
	it("says when there is nothing to undo", () => {
		expect(createStudioUndoHistory().undo()).toEqual({ ok: false, error: "There is nothing to undo in this place." });
	});
});
