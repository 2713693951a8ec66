import { describe, expect, it } from "@rbxts/jest-globals";
import type { Mode } from "../core/settings";
import { ALL_TOOLS, findTool, toolsFor } from "./registry";
import { TOOL_NAMES } from "./tool-names";

const kindsOf = (mode: Mode) => {
	const kinds = new Set(toolsFor(mode).map((tool) => tool.kind));
	return ["read", "write", "plan", "talk"].filter((kind) => kinds.has(kind as never));
};

describe("the tool registry", () => {
	it("knows every tool by the names plans may use", () => {
		expect(ALL_TOOLS.map((tool) => tool.name)).toEqual([...TOOL_NAMES]);
	});

	it("offers each mode only what it may do", () => {
		expect(kindsOf("ask")).toEqual(["read", "talk"]);
		expect(kindsOf("plan")).toEqual(["read", "plan", "talk"]);
		for (const mode of ["act", "auto", "dry-run"] as const)
			expect(kindsOf(mode)).toEqual(["read", "write", "plan", "talk"]);
	});

	it("names the nearest tools for a wrong name", () => {
		const found = findTool("aply_edit");
		expect(found.ok ? "" : found.error).toBe('There is no tool aply_edit; did you mean "apply_edit"?');
	});

	it("understands final_message as complete", () => {
		const found = findTool("final_message");
		expect(found.ok && found.value.name).toBe("complete");
	});
});
