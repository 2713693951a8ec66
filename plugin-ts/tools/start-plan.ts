import type { JsonObject } from "../core/json";
import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import type { PlanStep } from "../core/plan";
import { suggestName } from "../core/values/nearest";
import { s } from "../model/schema";
import { parseCheck } from "./checks/check-registry";
import { TOOL_NAMES } from "./tool-names";
import type { Tool } from "./tool";

const CHECK_DESCRIPTION =
	"proves the step in the place: {type, …} with instance_exists path; instance_count query, op, n; property_equals path, property, value; attribute_equals path, attribute, value; service_has_child service, child; script_exists path; script_contains path, text; script_compiles path";

const step = s.object(
	{
		tool: s.string(),
		target: s.string(),
		intent: s.string({ minLength: 1 }),
		stage: s.string({ minLength: 1, description: "for a big ask: map, systems, UI or gameplay" }),
		check: s.record(s.anyJson(), { description: CHECK_DESCRIPTION }),
	},
	{ optional: ["tool", "target", "stage", "check"] },
);

const parameters = s.object({ steps: s.array(s.union([s.string({ minLength: 1 }), step]), { minItems: 1 }) });

/** Sets the task's plan; a plan that exists is replaced. */
export const startPlan: Tool<typeof parameters> = {
	name: "start_plan",
	kind: "plan",
	description:
		"Write the plan before the first change of any task with several steps. Each step: tool, exact target, intent.",
	parameters,
	run(args) {
		const steps = new Array<PlanStep>();
		for (const given of args.steps) {
			const read = typeIs(given, "string") ? success(textStep(given)) : readStep(given, steps.size() + 1);
			if (!read.ok) return read;
			steps.push(read.value);
		}
		return success({ type: "plan_started", steps });
	},
};

function textStep(intent: string): PlanStep {
	return { tool: "", target: "", intent, status: "pending" };
}

interface GivenStep {
	readonly tool?: string;
	readonly target?: string;
	readonly intent: string;
	readonly stage?: string;
	readonly check?: JsonObject;
}

function readStep({ tool = "", target = "", intent, stage, check }: GivenStep, index: number): Outcome<PlanStep> {
	if (tool !== "" && !TOOL_NAMES.includes(tool))
		return failure(`Step ${index}: there is no tool ${tool}${suggestName(tool, TOOL_NAMES)}`);
	const checked = check === undefined ? success(check) : parseCheck(check);
	if (!checked.ok) return failure(`Step ${index}: ${checked.error}`);
	return success({ tool, target, intent, status: "pending", stage, check: checked.value });
}
