import { afterEach, beforeEach, describe, expect, it } from "@rbxts/jest-globals";
import { ScriptEditorService, ServerScriptService, Workspace } from "@rbxts/services";
import type { StudioChanges } from "./create-studio-changes";
import { createStudioChanges } from "./create-studio-changes";
import { createStudioScene } from "./create-studio-scene";
import { createStudioScripts } from "./create-studio-scripts";

const scene = createStudioScene();
const scripts = createStudioScripts();

let changes: StudioChanges;
let house: Model;
let main: Script;

function add<T extends Instance>(instance: T, name: string, parent: Instance): T {
	instance.Name = name;
	instance.Parent = parent;
	return instance;
}

beforeEach(() => {
	house = add(new Instance("Model"), "House", Workspace);
	add(new Instance("Part"), "Door", house);
	main = add(new Instance("Script"), "Main", ServerScriptService);
	main.Source = "print(1)\n";
	changes = createStudioChanges("session");
});

afterEach(() => {
	changes.dispose();
	house.Destroy();
	main.Destroy();
});

/** Whether a change made after a read is noticed: a claim that it was not would be wrong. */
function isNoticed(read: () => void, change: () => void): boolean {
	const before = changes.version();
	read();
	if (changes.version() !== before) return true;
	change();
	return changes.version() !== before;
}

const listHouse = () => {
	expect(scene.children("game.Workspace.House").ok).toBe(true);
};
const readMain = () => {
	expect(scripts.read("game.ServerScriptService.Main").ok).toBe(true);
};

describe("createStudioChanges", () => {
	it("keeps its version while nothing happens, whatever is listed and read", () => {
		const before = changes.version();
		listHouse();
		readMain();
		scripts.list();
		scene.describe("game.Workspace.House");
		expect(changes.version()).toBe(before);
	});

	it("notices what comes and goes anywhere in the place", () => {
		expect(isNoticed(listHouse, () => add(new Instance("Part"), "Roof", house))).toBe(true);
		expect(isNoticed(readMain, () => house.FindFirstChild("Roof")!.Destroy())).toBe(true);
	});

	it("notices a new name of what was listed, of what is above it, and of a sibling on the way", () => {
		const garage = add(new Instance("Model"), "Garage", Workspace);
		const renames: readonly (() => void)[] = [
			() => (house.FindFirstChild("Door")!.Name = "Gate"),
			() => (house.Name = "Home"),
			() => (house.Name = "House"),
			() => (garage.Name = "House"),
		];
		for (const rename of renames) {
			const path = house.Name === "Home" ? "game.Workspace.Home" : "game.Workspace.House";
			const list = () => {
				expect(scene.children(path).ok).toBe(true);
			};
			expect(isNoticed(list, rename)).toBe(true);
		}
		garage.Destroy();
	});

	it("notices a script's new text, stored or typed", () => {
		expect(isNoticed(readMain, () => (main.Source = "print(2)\n"))).toBe(true);
		ScriptEditorService.OpenScriptDocumentAsync(main);
		const document = ScriptEditorService.FindScriptDocument(main)! as ScriptDocument;
		expect(isNoticed(readMain, () => document.EditTextAsync("-- ", 1, 1, 1, 1))).toBe(true);
	});

	it("notices a script that is moved to where another path leads", () => {
		const folder = add(new Instance("Folder"), "Code", ServerScriptService);
		expect(isNoticed(readMain, () => (main.Parent = folder))).toBe(true);
		folder.Destroy();
	});

	it("claims nothing of selectors and properties, and goes on claiming of the rest", () => {
		const before = changes.version();
		scene.query("Part");
		const after = changes.version();
		expect(after).never.toBe(before);
		expect(changes.version()).toBe(before);
		expect(
			isNoticed(
				() => scene.properties("game.Workspace.House.Door", ["Transparency"]),
				() => {},
			),
		).toBe(true);
	});

	it("claims nothing of what is too much to watch, and does not forget the rest for it", () => {
		const crowd = new Instance("Folder");
		for (const index of $range(1, 5001)) add(new Instance("Folder"), `F${index}`, crowd);
		add(crowd, "Crowd", Workspace);
		const before = changes.version();
		listHouse();
		expect(changes.version()).toBe(before);
		expect(
			isNoticed(
				() => scene.children("game.Workspace.Crowd"),
				() => {},
			),
		).toBe(true);
		expect(changes.version()).toBe(before);
		crowd.Destroy();
	});

	it("never claims wrongly, whatever happens in whatever order", () => {
		const random = new Random(7);
		const roots = [house, Workspace, ServerScriptService];
		const seen = new Map<string, string>();
		const listing = (): string => {
			const lines = new Array<string>();
			for (const path of ["game.Workspace", "game.Workspace.House", "game.ServerScriptService"]) {
				const children = scene.children(path);
				if (!children.ok) continue;
				for (const child of children.value) lines.push(`${child.path} ${child.className} ${child.childCount}`);
			}
			for (const { path } of scripts.list()) {
				const text = scripts.read(path);
				lines.push(`${path}: ${text.ok ? text.value.text : ""}`);
			}
			return lines.join("\n");
		};
		const made = new Array<Instance>();
		for (const round of $range(1, 150)) {
			const version = changes.version();
			const shown = listing();
			if (changes.version() === version) {
				expect([round, seen.get(version) ?? shown]).toEqual([round, shown]);
				seen.set(version, shown);
			}
			const pick = random.NextInteger(1, 6);
			const target = made.isEmpty() ? house : made[random.NextInteger(0, made.size() - 1)]!;
			if (pick === 1) made.push(add(new Instance("Folder"), "New", roots[random.NextInteger(0, 2)]!));
			else if (pick === 2) target.Name = `Name${random.NextInteger(1, 3)}`;
			else if (pick === 3) main.Source = `print(${random.NextInteger(1, 3)})\n`;
			else if (pick === 4 && target !== house) target.Parent = roots[random.NextInteger(0, 2)]!;
			else if (pick === 5) house.Name = random.NextInteger(1, 2) === 1 ? "House" : "Home";
		}
		expect(seen.size()).toBeGreaterThan(20);
		made.forEach((instance) => instance.Destroy());
	});
});
