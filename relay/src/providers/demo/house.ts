import { type InstanceSpec, part, spec, type Triple } from "./build-parts.ts";
import { builtPath } from "./built-path.ts";
import type { Scenario, WriteStep } from "./job.ts";
import { findPlace } from "./request-text.ts";

/** Beside the usual spawn pad, the door towards it. */
const X = -26;

interface Box {
	readonly name: string;
	readonly size: Triple;
	/** Relative to the middle of the house on the ground. */
	readonly at: Triple;
}

const WALLS: readonly Box[] = [
	{ name: "BackWall", size: [1, 10, 20], at: [-9.5, 6, 0] },
	{ name: "LeftWall", size: [18, 10, 1], at: [0, 6, -9.5] },
	{ name: "RightWall", size: [18, 10, 1], at: [0, 6, 9.5] },
	{ name: "FrontWallLeft", size: [1, 10, 8], at: [9.5, 6, -6] },
	{ name: "FrontWallRight", size: [1, 10, 8], at: [9.5, 6, 6] },
	{ name: "FrontWallTop", size: [1, 3, 4], at: [9.5, 9.5, 0] },
];
const WINDOWS: readonly Box[] = [
	{ name: "LeftWindow", size: [4, 4, 1.2], at: [0, 6, -9.5] },
	{ name: "RightWindow", size: [4, 4, 1.2], at: [0, 6, 9.5] },
];
const ROOF: readonly Box[] = [
	{ name: "Eaves", size: [22, 1, 22], at: [0, 11.5, 0] },
	{ name: "Middle", size: [16, 1, 16], at: [0, 12.5, 0] },
	{ name: "Ridge", size: [10, 1, 10], at: [0, 13.5, 0] },
];

const build = (boxes: readonly Box[], color: string, material: string): readonly InstanceSpec[] =>
	boxes.map(({ name, size, at }) => part(name, { size, position: [X + at[0], at[1], at[2]], color, material }));

/** "Build a small house": floor, walls, windows, door and roof, each one approval. */
export const house: Scenario = (request) => {
	if (!/\b(?:house|cottage|cabin|hut)\b/i.test(request)) return undefined;
	if (!/\b(?:build|make|create|add|place|generate|put)\b/i.test(request)) return undefined;
	const { parentPath, name } = findPlace(request, "House");
	return {
		title: `a small house in ${parentPath}.${name}`,
		verb: "Build",
		advance: (calls) => {
			const floor = part("Floor", {
				size: [20, 1, 20],
				position: [X, 0.5, 0],
				color: "#9c8465",
				material: "WoodPlanks",
			});
			const model: WriteStep = {
				tool: "create_instance",
				args: { parentPath, ...spec("Model", name, {}, [floor]) },
				target: `${parentPath}.${name}`,
				intent: `Create the model ${name} with its floor`,
			};
			const path = builtPath(model, calls, model.target);
			const add = (child: string, intent: string, instance: InstanceSpec): WriteStep => ({
				tool: "create_instance",
				args: { parentPath: path, ...instance },
				target: `${path}.${child}`,
				intent,
				needs: 0,
			});
			const door = part("Door", { size: [0.6, 7, 4], position: [X + 9.5, 4.5, 0], color: "#6b3f1d", material: "Wood" });
			return {
				type: "writes",
				steps: [
					model,
					add(
						"Walls",
						"Put up the walls, with an opening for the door",
						spec("Model", "Walls", {}, build(WALLS, "#e8dcc3", "Brick")),
					),
					add(
						"Windows",
						"Set a window into each side wall",
						spec("Model", "Windows", {}, build(WINDOWS, "#a7d8f0", "Glass")),
					),
					add("Door", "Hang the door", door),
					add("Roof", "Lay the roof", spec("Model", "Roof", {}, build(ROOF, "#a5462f", "Slate"))),
				],
			};
		},
	};
};
