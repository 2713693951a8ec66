import { afterEach, beforeEach, describe, expect, it } from "@rbxts/jest-globals";
import { Workspace } from "@rbxts/services";
import { createPathPrinter, pathOf, resolvePath } from "./instance-paths";

let house: Folder;

beforeEach(() => {
	house = add(Workspace, "House");
});

afterEach(() => {
	house.Destroy();
});

function add(parent: Instance, name: string): Folder {
	const folder = new Instance("Folder");
	folder.Name = name;
	folder.Parent = parent;
	return folder;
}

function errorOf(path: string): string {
	const found = resolvePath(path);
	return found.ok ? `found ${found.value.Name}` : found.error;
}

/** Names that paths have to quote, and some that only look as if. */
const NAMES = ["Door", "Door", "My.Part", "Wall [A]", `a"b\\c`, "", " ", "42", "end", "Tür", "a\nb", "Door"];

function grow(parent: Instance, random: Random, depth: number): void {
	for (let count = random.NextInteger(1, 6); count > 0; count--) {
		const child = add(parent, NAMES[random.NextInteger(0, NAMES.size() - 1)]!);
		if (depth > 1) grow(child, random, depth - 1);
	}
}

describe("pathOf", () => {
	it("adds a sibling index only where siblings share the name", () => {
		const [first, second, alone] = [add(house, "Door"), add(house, "Door"), add(house, "Roof")];
		expect([first, second, alone].map(pathOf)).toEqual([
			`game.Workspace.House["Door"][1]`,
			`game.Workspace.House["Door"][2]`,
			"game.Workspace.House.Roof",
		]);
	});

	it("has none for an instance outside the place", () => {
		expect(pathOf(new Instance("Folder"))).toBeUndefined();
	});

	it("prints game itself", () => {
		expect(pathOf(game)).toBe("game");
	});
});

describe("resolvePath", () => {
	it("finds every instance by its own path, in random trees with odd and shared names", () => {
		const seed = os.time();
		print(`instance-paths seed ${seed}`);
		const random = new Random(seed);
		for (let count = 10; count > 0; count--) grow(house, random, 3);
		const print_ = createPathPrinter();
		for (const instance of house.GetDescendants()) {
			const path = print_(instance);
			assert(path !== undefined);
			expect(resolvePath(path)).toEqual({ ok: true, value: instance });
		}
	});

	it("names the choices when a path fits several", () => {
		for (let count = 3; count > 0; count--) add(house, "Door");
		expect(errorOf("game.Workspace.House.Door")).toBe(
			`3 instances are named Door under game.Workspace.House: use game.Workspace.House["Door"][1] … game.Workspace.House["Door"][3].`,
		);
	});

	it("says how many there are when the index is too high", () => {
		add(house, "Door");
		expect(errorOf(`game.Workspace.House["Door"][2]`)).toContain("There is only one named Door");
	});

	it("names the nearest sibling of a miss", () => {
		add(house, "Door");
		expect(errorOf("game.Workspace.House.Dor")).toBe(
			"game.Workspace.House.Dor does not exist; the nearest there is game.Workspace.House.Door.",
		);
	});

	it("says where the path ends when there is nothing below", () => {
		expect(errorOf("game.Workspace.House.Floor")).toContain("game.Workspace.House has no children");
	});

	it("lists the services for a wrong start", () => {
		expect(errorOf("game.Wrkspace.House")).toContain("Workspace, ");
	});

	it("finds a renamed service by its class", () => {
		Workspace.Name = "World";
		const found = resolvePath("game.Workspace.House");
		const path = pathOf(house);
		Workspace.Name = "Workspace";
		expect(found).toEqual({ ok: true, value: house });
		expect(path).toBe("game.World.House");
	});
});

describe("resolving many paths below one parent", () => {
	it("notices every change in between, made by whomever", () => {
		const door = add(house, "Door");
		const isFound = (name: string) => resolvePath(`${pathOf(house)}["${name}"]`).ok;
		expect([isFound("Door"), isFound("Door"), isFound("Gate")]).toEqual([true, true, false]);
		door.Name = "Gate";
		expect([isFound("Door"), isFound("Gate")]).toEqual([false, true]);
		door.Parent = undefined;
		expect(isFound("Gate")).toBe(false);
		add(house, "Gate");
		expect(isFound("Gate")).toBe(true);
	});

	it("notices a new namesake after a pause", () => {
		add(house, "Door");
		resolvePath("game.Workspace.House.Door");
		resolvePath("game.Workspace.House.Door");
		add(house, "Door");
		task.wait();
		expect(errorOf("game.Workspace.House.Door")).toContain("2 instances are named Door");
	});
});

describe("createPathPrinter", () => {
	it("looks at each sibling once in a listing of thousands that share a name", () => {
		for (let count = 4000; count > 0; count--) add(house, "Brick");
		const started = os.clock();
		const print_ = createPathPrinter();
		const paths = house.GetChildren().map((child) => print_(child));
		expect(os.clock() - started).toBeLessThan(2);
		expect(paths[3999]).toBe(`game.Workspace.House["Brick"][4000]`);
	});
});
