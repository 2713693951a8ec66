import type { JsonObject } from "../../core/json";

/** Families from before adaptive thinking; they are asked to answer without. */
const WITHOUT_ADAPTIVE = ["claude-2", "claude-3", "claude-instant", "-4-0", "-4-1", "-4-2025", "-4-5"];

/** Efforts of other dialects that mean not to think. */
const NO_THINKING = new Set(["none", "minimal"]);

/** The thinking fields for an effort; none for a model that does not take them, or where no effort is wanted. */
export function thinkingFields(model = "", effort = ""): JsonObject {
	if (effort === "" || WITHOUT_ADAPTIVE.some((family) => string.find(model, family, 1, true)[0] !== undefined))
		return {};
	if (NO_THINKING.has(effort)) return { output_config: { effort: "low" } };
	return { thinking: { type: "adaptive" }, output_config: { effort } };
}
