import { describe, expect, it } from "vitest";

import { callsOf, converse, type Said, summaryOf, toolsOf } from "../../testing/converse.ts";

type Spec = {
	readonly className: string;
	readonly props: {
		readonly Name: string;
		readonly Size?: readonly number[];
		readonly Position?: readonly number[];
		readonly Anchored?: boolean;
	};
	readonly children?: readonly Spec[];
};

const flatten = (spec: Spec): readonly Spec[] => [spec, ...(spec.children ?? []).flatMap(flatten)];

const created = (said: readonly Said[]): readonly Spec[] =>
	callsOf(said, "create_instance").flatMap((args) => flatten(args as Spec));

const parts = (said: readonly Said[]): readonly Spec[] => created(said).filter(({ className }) => className === "Part");

/** Whether two parts share space; touching is not sharing. */
const overlap = (left: Spec, right: Spec): boolean =>
	[0, 1, 2].every((axis) => {
		const distance = Math.abs((left.props.Position?.[axis] ?? 0) - (right.props.Position?.[axis] ?? 0));
		return distance < ((left.props.Size?.[axis] ?? 0) + (right.props.Size?.[axis] ?? 0)) / 2 - 1e-9;
	});

describe("the grid", () => {
	const said = converse("Build a 3x3 grid of parts under Workspace.Grid");

	it("is planned, built one approval at a time, marked and completed", () => {
		expect(toolsOf(said)).toEqual([
			"start_plan",
			...Array.from({ length: 10 }, () => "create_instance"),
			"update_plan",
			"complete",
		]);
		expect(summaryOf(said)).toBe("Built a 3 x 3 grid of parts in game.Workspace.Grid.");
	});

	it("is a model with nine anchored parts that lie on the baseplate side by side", () => {
		const [model] = callsOf(said, "create_instance");
		expect(model).toEqual({ parentPath: "game.Workspace", className: "Model", props: { Name: "Grid" } });
		const tiles = parts(said);
		expect(tiles.map(({ props }) => props.Name)).toEqual(
			[1, 2, 3].flatMap((row) => [1, 2, 3].map((column) => `Part_${row}_${column}`)),
		);
		for (const { props } of tiles) {
			expect(props.Anchored).toBe(true);
			expect((props.Position?.[1] ?? 0) - (props.Size?.[1] ?? 0) / 2).toBe(0);
		}
		expect(tiles.some((left, index) => tiles.slice(index + 1).some((right) => overlap(left, right)))).toBe(false);
		expect(
			callsOf(said, "create_instance")
				.slice(1)
				.every(({ parentPath }) => parentPath === "game.Workspace.Grid"),
		).toBe(true);
	});

	it("plans exactly the steps it takes", () => {
		const [plan] = callsOf(said, "start_plan") as readonly {
			readonly steps: readonly { tool: string; target: string; intent: string }[];
		}[];
		expect(plan?.steps.map(({ target }) => target)).toEqual([
			"game.Workspace.Grid",
			...parts(said).map(({ props }) => `game.Workspace.Grid.${props.Name}`),
		]);
	});

	it("follows the model to the path it really got", () => {
		const other = converse("Build a 1x2 grid of parts", {
			respond: (_call, index) =>
				index === 1 ? `Approved and applied.\n[{"path":"game.Workspace.Grid[2]","change":"created"}]` : undefined,
		});
		expect(callsOf(other, "create_instance").map(({ parentPath }) => parentPath)).toEqual([
			"game.Workspace",
			"game.Workspace.Grid[2]",
			"game.Workspace.Grid[2]",
		]);
	});

	it.each([
		["make me a 5 by 4 grid of parts", 20, "game.Workspace.Grid"],
		["Build a 2×6 grid of tiles named Floor", 12, "game.Workspace.Floor"],
		["10x10 grid of parts under game.Workspace.Map.Board", 100, "game.Workspace.Map.Board"],
	])("of more than nine parts is one proposal: %s", (request, count, path) => {
		const large = converse(request);
		expect(toolsOf(large)).toEqual(["create_instance", "complete"]);
		expect(parts(large)).toHaveLength(count);
		expect(summaryOf(large)).toContain(path);
	});

	it("has a limit that it tells", () => {
		const tooLarge = converse("Build a 100x100 grid of parts");
		expect(toolsOf(tooLarge)).toEqual(["complete"]);
		expect(summaryOf(tooLarge)).toContain("up to 196");
	});
});

describe.each([
	["Make a farming plot with soil tiles", 4, /^Soil_\d_\d$/, 9],
	["Create a farm with 2x5 soil tiles under Workspace.Farm", 4, /^Soil_\d_\d$/, 10],
	["Build a small house", 5, /Wall/, 6],
])("%s", (request, approvals, pattern, count) => {
	const said = converse(request);

	it("is planned, built in a few approvals and completed", () => {
		expect(toolsOf(said)).toEqual([
			"start_plan",
			...Array.from({ length: approvals }, () => "create_instance"),
			"update_plan",
			"complete",
		]);
	});

	it("has its parts, anchored and above the ground", () => {
		expect(parts(said).filter(({ props }) => pattern.test(props.Name))).toHaveLength(count);
		for (const { props } of parts(said)) {
			expect(props.Anchored).toBe(true);
			expect((props.Position?.[1] ?? 0) - (props.Size?.[1] ?? 0) / 2).toBeGreaterThanOrEqual(0);
		}
	});
});

describe("decisions", () => {
	const REJECTED =
		"Rejected by the user; nothing was written. Reason: not that one. Do not propose this again; take another way or finish without it.";

	it("a rejected part is acknowledged, not repeated, and named at the end", () => {
		const said = converse("Build a 2x2 grid of parts", {
			respond: (_call, index) => (index === 3 ? REJECTED : undefined),
		});
		const names = created(said).map(({ props }) => props.Name);
		expect(names).toEqual(["Grid", "Part_1_1", "Part_1_2", "Part_2_1", "Part_2_2"]);
		expect(said[4]?.text).toMatch(/^Understood, I leave that out\./);
		expect(callsOf(said, "update_plan")[0]).toEqual({
			steps: ["done", "done", "dropped", "done", "done"].map((status, index) => ({ index: index + 1, status })),
		});
		expect(summaryOf(said)).toBe(
			"Built a 2 x 2 grid of parts in game.Workspace.Grid (4 of 5 steps). Not done: game.Workspace.Grid.Part_1_2: you rejected it.",
		);
	});

	it("without the model there are no parts", () => {
		const said = converse("Build a 2x2 grid of parts", {
			respond: ({ tool }) => (tool === "create_instance" ? REJECTED : undefined),
		});
		expect(toolsOf(said)).toEqual(["start_plan", "create_instance", "update_plan", "complete"]);
		expect(summaryOf(said)).toMatch(/^Nothing was changed .* Not done: game\.Workspace\.Grid: you rejected it;/);
	});

	it("a failed step is left out and its reason told", () => {
		const said = converse("Build a 1x2 grid of parts", {
			respond: (_call, index) => (index === 2 ? "Error: the engine said no." : undefined),
		});
		expect(callsOf(said, "create_instance")).toHaveLength(3);
		expect(summaryOf(said)).toContain("Part_1_1: it failed (the engine said no.)");
	});

	it("an interrupted step is taken up again once", () => {
		const said = converse("Build a 1x2 grid of parts", {
			respond: (_call, index) => (index === 2 ? "Interrupted: the session ended." : undefined),
		});
		expect(created(said).map(({ props }) => props.Name)).toEqual(["Grid", "Part_1_1", "Part_1_1", "Part_1_2"]);
	});
});

describe("modes", () => {
	it("Plan ends with a plan and nothing written", () => {
		const said = converse("Build a small house", { tools: ["start_plan", "update_plan", "complete"] });
		expect(toolsOf(said)).toEqual(["start_plan", "complete"]);
	});

	it("Dry run does not claim to have written", () => {
		const said = converse("Build a 1x2 grid of parts", {
			respond: ({ tool }) => (tool === "create_instance" ? "Approved (dry run: nothing was written)." : undefined),
		});
		expect(summaryOf(said)).toBe("Previewed, not written: build a 1 x 2 grid of parts in game.Workspace.Grid.");
	});

	it("Ask tells what it would do", () => {
		const said = converse("Build a small house", { tools: ["query_instances", "complete"] });
		expect(toolsOf(said)).toEqual(["complete"]);
		expect(summaryOf(said)).toContain("1. Create the model House");
	});
});
