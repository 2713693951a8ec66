import { type InstanceSpec, part, spec, spread } from "./build-parts.ts";
import { builtPath } from "./built-path.ts";
import type { Scenario, WriteStep } from "./job.ts";
import { findPlace, findSize } from "./request-text.ts";

const TILE = 4;
const PITCH = 5;
/** The usual spawn pad reaches 6 studs from the origin; the grid begins behind it. */
const CLEARANCE = 10;
/** One call may create 200 instances. */
const MAX_PARTS = 196;
/** With the model's own step this stays within ten approvals; larger grids are one proposal. */
const MAX_SINGLE_STEPS = 9;
const COLORS = ["#4f9d69", "#8bc34a"] as const;

const tiles = (rows: number, columns: number): readonly { readonly name: string; readonly spec: InstanceSpec }[] => {
	const depth = rows * PITCH;
	const zs = spread(rows, PITCH, -(CLEARANCE + depth / 2));
	const xs = spread(columns, PITCH, 0);
	return zs.flatMap((z, row) =>
		xs.map((x, column) => {
			const name = `Part_${row + 1}_${column + 1}`;
			const color = COLORS[(row + column) % 2] ?? COLORS[0];
			return {
				name,
				spec: part(name, { size: [TILE, 1, TILE], position: [x, 0.5, z], color, material: "SmoothPlastic" }),
			};
		}),
	);
};

/** "Build a 3x3 grid of parts under Workspace.Grid": a model, then its parts, one by one while they are few. */
export const grid: Scenario = (request) => {
	if (!/\b(?:grid|parts|tiles|blocks)\b/i.test(request)) return undefined;
	const size = findSize(request);
	if (size === undefined) return undefined;
	const { rows, columns } = size;
	const { parentPath, name } = findPlace(request, "Grid");
	const title = `a ${rows} x ${columns} grid of parts in ${parentPath}.${name}`;
	const count = rows * columns;

	return {
		title,
		verb: "Build",
		advance: (calls) => {
			if (count > MAX_PARTS)
				return {
					type: "say",
					text: `The demo builds grids of up to ${MAX_PARTS} parts; ${count} are too many for it.`,
				};
			const parts = tiles(rows, columns);
			if (count > MAX_SINGLE_STEPS) {
				const args = {
					parentPath,
					...spec(
						"Model",
						name,
						{},
						parts.map((tile) => tile.spec),
					),
				};
				const intent = `Create the model ${name} with its ${count} parts`;
				return { type: "writes", steps: [{ tool: "create_instance", args, target: `${parentPath}.${name}`, intent }] };
			}
			const model: WriteStep = {
				tool: "create_instance",
				args: { parentPath, ...spec("Model", name) },
				target: `${parentPath}.${name}`,
				intent: `Create the model ${name}`,
			};
			const path = builtPath(model, calls, model.target);
			const steps = parts.map((tile): WriteStep => ({
				tool: "create_instance",
				args: { parentPath: path, ...tile.spec },
				target: `${path}.${tile.name}`,
				intent: `Create ${tile.name}`,
				needs: 0,
			}));
			return { type: "writes", steps: [model, ...steps] };
		},
	};
};
