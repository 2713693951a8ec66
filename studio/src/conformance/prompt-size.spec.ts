import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { describe, expect, it } from "vitest";

import { PluginCalls } from "./plugin-calls.ts";

const SYSTEM_LIMIT = 1500;
const TOOLS_LIMIT = 2500;
const MODES = ["ask", "plan", "act", "auto", "dry-run"];

describe("what every request begins with, in o200k_base tokens", () => {
	const plugin = PluginCalls.forTests();

	it.each(MODES)("stays within its limits in mode %s", async (mode) => {
		const system = countTokens(String(await plugin.one("agent/prompt", "systemPrompt", mode)));
		const schemas = (await plugin.one("tools/registry", "toolSchemas", mode)) as readonly object[];
		const tools = countTokens(JSON.stringify(schemas.map((schema) => ({ type: "function", function: schema }))));
		expect(system).toBeGreaterThan(100);
		expect(system).toBeLessThanOrEqual(SYSTEM_LIMIT);
		expect(tools).toBeGreaterThan(100);
		expect(tools).toBeLessThanOrEqual(TOOLS_LIMIT);
	});
});
