import { existsSync, statSync } from "node:fs";
import { expect, it } from "vitest";
import { checkModel } from "./build/check-model.ts";
import { PLUGIN_MODEL } from "./paths.ts";

it("the built plugin is small, holds no test code and keeps the Creator Store's rules", async () => {
	expect(existsSync(PLUGIN_MODEL), "run npm run build:test first").toBe(true);
	const report = await checkModel(PLUGIN_MODEL);
	expect(report.problems).toEqual([]);
	expect(report.bytes).toBe(statSync(PLUGIN_MODEL).size);
	expect(report.bytes).toBeLessThan(1_500_000);
	expect(report.scripts).toBeGreaterThan(100);
});
