import { printJson } from "../../core/json-print";
import type { Mode } from "../../core/settings";
import { toolSchemas } from "../../tools/registry";
import { systemPrompt } from "../prompt";
import type { TaskState } from "../task-state";
import { COLLAPSED_BYTES } from "./collapsed-read";
import { estimateTokens } from "./calibration";

const fixedBytes = new Map<Mode, number>();

/** Bytes every request of a mode starts with: system prompt and tools. */
export function prefixBytes(mode: Mode): number {
	const known = fixedBytes.get(mode);
	if (known !== undefined) return known;
	let bytes = systemPrompt(mode).size();
	for (const { name, description, parameters } of toolSchemas(mode))
		bytes += name.size() + description.size() + printJson(parameters).size();
	fixedBytes.set(mode, bytes);
	return bytes;
}

/** Bytes of the place's notes behind the prompt. */
export function memoryBytes({ memory }: Pick<TaskState, "memory">): number {
	return memory.extract === undefined ? 0 : memory.extract.size() + 2;
}

/** Bytes of the messages from `from` on, as a request would hold them. */
export function historyBytes({ context }: Pick<TaskState, "context">, from: number, to = context.sizes.size()): number {
	let bytes = 0;
	for (const index of $range(from, to - 1))
		bytes += context.collapsed.has(index) ? COLLAPSED_BYTES : context.sizes[index]!;
	return bytes;
}

/** Bytes of the next request, the facts of the moment left out. */
export function requestBytes(state: TaskState): number {
	const { compaction } = state.context;
	const summary = compaction === undefined ? 0 : compaction.summary.size();
	return prefixBytes(state.mode) + memoryBytes(state) + summary + historyBytes(state, compaction?.toIndex ?? 0);
}

/** Tokens the next request probably has. */
export function requestTokens(state: TaskState): number {
	return estimateTokens(requestBytes(state), state.context.calibration);
}
