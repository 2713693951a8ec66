import { describe, expect, it } from "vitest";
import { placeContents } from "./testing/place-contents.ts";
import { copyPlace, runVector } from "./testing/run-vector.ts";

interface Inspected {
	readonly path: string;
	readonly source?: string;
}

async function scriptsOf(place: string): Promise<readonly Inspected[]> {
	const run = await runVector(["inspect", place, "--selector", "LuaSourceContainer", "--json"]);
	expect(run.stderr).toBe("");
	return JSON.parse(run.stdout) as readonly Inspected[];
}

function differences(before: string, after: string): number {
	const [old, now] = [placeContents(before), placeContents(after)];
	expect(now).toHaveLength(old.length);
	return old.filter((text, index) => text !== now[index]).length;
}

describe("a small real game", () => {
	it("has nine scripts with their sources", async () => {
		const scripts = await scriptsOf(copyPlace("obby.rbxl"));
		expect(scripts).toHaveLength(9);
		expect(scripts.every((script) => (script.source ?? "") !== "")).toBe(true);
	});

	it("gets a comment at the top of the script named with --open, and nothing else changes", async () => {
		const place = copyPlace("obby.rbxl");
		const [script] = await scriptsOf(place);
		const out = place.replace("obby", "commented");
		const request = 'Insert the comment "checked by Vector" at the top of the script';
		const run = await runVector([
			"run",
			request,
			"--place",
			place,
			"--open",
			script!.path,
			"--out",
			out,
			"--approve",
			"all",
			"--json",
		]);

		expect(run.code).toBe(0);
		const created = run.events.find((event) => event.type === "proposal.created");
		expect(created).toMatchObject({ kind: "edit" });
		expect(String(created?.["diff"])).toMatch(/^\+--.*checked by Vector/m);
		const after = (await scriptsOf(out)).find(({ path }) => path === script!.path);
		expect(after?.source).toBe(`-- checked by Vector\n${script!.source}`);
		expect(differences(place, out)).toBe(1);
	});

	it("renames the one instance meant among siblings of the same name", async () => {
		const place = copyPlace("obby.rbxl");
		const listed = await runVector(["inspect", place, "--selector", "BasePart", "--json"]);
		const twin = (JSON.parse(listed.stdout) as readonly Inspected[]).find(
			({ path }) => path.endsWith('"][2]') || path.endsWith("[2]"),
		);
		expect(twin).toBeDefined();
		const out = place.replace("obby", "renamed");
		const run = await runVector([
			"run",
			`Rename ${twin!.path} to RenamedByVector`,
			"--place",
			place,
			"--out",
			out,
			"--approve",
			"all",
			"--json",
		]);
		expect(run.code).toBe(0);
		expect(differences(place, out)).toBe(1);
		const renamed = await runVector(["inspect", out, "--selector", "#RenamedByVector", "--json"]);
		expect(JSON.parse(renamed.stdout)).toHaveLength(1);
	});
});
