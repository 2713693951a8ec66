import { type InstanceSpec, part, spec, spread } from "./build-parts.ts";
import { builtPath } from "./built-path.ts";
import type { Scenario, WriteStep } from "./job.ts";
import { findPlace, findSize } from "./request-text.ts";

const PITCH = 5;
const BORDER = 3;
/** Beside the usual spawn pad. */
const LEFT_EDGE = 14;
const MAX_TILES = 144;

const soil = (xs: readonly number[], zs: readonly number[]): readonly InstanceSpec[] =>
	zs.flatMap((z, row) =>
		xs.map((x, column) =>
			part(`Soil_${row + 1}_${column + 1}`, {
				size: [4, 0.5, 4],
				position: [x, 1.25, z],
				color: "#6b4423",
				material: "Ground",
			}),
		),
	);

const sprouts = (xs: readonly number[], zs: readonly number[]): readonly InstanceSpec[] =>
	zs.flatMap((z, row) =>
		xs.map((x, column) =>
			part(`Sprout_${row + 1}_${column + 1}`, {
				size: [0.5, 1.5, 0.5],
				position: [x, 2.25, z],
				color: "#5fa83a",
				material: "Grass",
			}),
		),
	);

const fence = (x: number, z: number, width: number, depth: number): readonly InstanceSpec[] => {
	const rail = (name: string, sizeX: number, sizeZ: number, atX: number, atZ: number): InstanceSpec =>
		part(name, { size: [sizeX, 2, sizeZ], position: [atX, 2, atZ], color: "#8a6a45", material: "WoodPlanks" });
	return [
		rail("North", width, 0.5, x, z - depth / 2 + 0.25),
		rail("South", width, 0.5, x, z + depth / 2 - 0.25),
		rail("West", 0.5, depth - 1, x - width / 2 + 0.25, z),
		rail("East", 0.5, depth - 1, x + width / 2 - 0.25, z),
	];
};

/** "Make a farming plot with soil tiles": base, soil, fence and sprouts, each one approval. */
export const farm: Scenario = (request) => {
	if (!/\bfarm(?:ing|land)?\b|\bsoil\b/i.test(request)) return undefined;
	const { rows, columns } = findSize(request) ?? { rows: 3, columns: 3 };
	const { parentPath, name } = findPlace(request, "FarmPlot");
	return {
		title: `a farming plot with ${rows} x ${columns} soil tiles in ${parentPath}.${name}`,
		verb: "Build",
		advance: (calls) => {
			if (rows * columns > MAX_TILES)
				return { type: "say", text: `The demo's farming plots have up to ${MAX_TILES} soil tiles.` };
			const width = columns * PITCH + BORDER * 2;
			const depth = rows * PITCH + BORDER * 2;
			const x = LEFT_EDGE + width / 2;
			const xs = spread(columns, PITCH, x);
			const zs = spread(rows, PITCH, 0);
			const base = part("FarmBase", {
				size: [width, 1, depth],
				position: [x, 0.5, 0],
				color: "#6aa84f",
				material: "Grass",
			});
			const plot: WriteStep = {
				tool: "create_instance",
				args: { parentPath, ...spec("Model", name, {}, [base]) },
				target: `${parentPath}.${name}`,
				intent: `Create the plot ${name} with its base`,
			};
			const path = builtPath(plot, calls, plot.target);
			const group = (child: string, intent: string, children: readonly InstanceSpec[]): WriteStep => ({
				tool: "create_instance",
				args: { parentPath: path, ...spec("Model", child, {}, children) },
				target: `${path}.${child}`,
				intent,
				needs: 0,
			});
			return {
				type: "writes",
				steps: [
					plot,
					group("Soil", `Lay ${rows * columns} soil tiles`, soil(xs, zs)),
					group("Fence", "Put a fence around the plot", fence(x, 0, width, depth)),
					group("Sprouts", "Plant a sprout on every tile", sprouts(xs, zs)),
				],
			};
		},
	};
};
