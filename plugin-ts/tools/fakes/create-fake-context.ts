import type { FakePorts, FakePortsOptions } from "../../core/fakes/create-fake-ports";
import { createFakePorts } from "../../core/fakes/create-fake-ports";
import type { JsonValue } from "../../core/json";
import type { Outcome } from "../../core/outcome";
import type { PlanStep } from "../../core/plan";
import type { ProposalDraft } from "../../core/proposal";
import { DEFAULT_SETTINGS } from "../../core/settings";
import { validate } from "../../model/schema";
import { findTool } from "../registry";
import type { ScriptReadRecord, ToolContext, ToolOutput } from "../tool";

export interface FakeContext extends ToolContext {
	readonly ports: FakePorts;
	readonly reads: Map<string, ScriptReadRecord>;
}

/** A tool's context over a small working Studio in memory. */
export function createFakeContext(
	options: FakePortsOptions & {
		readonly plan?: readonly PlanStep[];
		readonly now?: number;
		readonly asked?: readonly string[];
	} = {},
): FakeContext {
	const ports = createFakePorts(options);
	return {
		ports,
		scene: ports.scene,
		scripts: ports.scripts,
		selection: ports.selection,
		settings: DEFAULT_SETTINGS,
		plan: options.plan ?? [],
		asked: options.asked ?? [],
		reads: new Map(),
		now: options.now ?? 0,
	};
}

/** Calls a tool as the agent does: found by name, arguments checked, scripts it showed remembered as read. */
export function callTool(name: string, args: JsonValue, context: FakeContext): Outcome<ToolOutput> {
	const tool = findTool(name);
	if (!tool.ok) return tool;
	const checked = validate(tool.value.parameters, args);
	if (!checked.ok) return checked;
	const output = tool.value.run(checked.value, context);
	if (output.ok && output.value.type === "result") {
		for (const { of, path, value } of output.value.shows) {
			if (of === "script") context.reads.set(path, { hash: value, at: context.now });
		}
	}
	return output;
}

/** The draft a write tool proposed; anything else fails the spec. */
export function draftFrom(output: Outcome<ToolOutput>): ProposalDraft {
	assert(output.ok, output.ok ? "" : output.error);
	assert(output.value.type === "proposal", `expected a proposal, got ${output.value.type}`);
	return output.value.draft;
}

/** What a read tool told the model. */
export function contentFrom(output: Outcome<ToolOutput>): JsonValue {
	assert(output.ok, output.ok ? "" : output.error);
	assert(output.value.type === "result", `expected a result, got ${output.value.type}`);
	return output.value.content;
}

/** Why a call was refused. */
export function refusalFrom(output: Outcome<ToolOutput>): string {
	assert(!output.ok, "expected a refusal");
	return output.error;
}
