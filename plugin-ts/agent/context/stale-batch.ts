import type { Settings } from "../../core/settings";
import type { TaskState } from "../task-state";

/**
 * Positions of outdated reads to leave out from now on; empty until they are worth it, because leaving one out makes the
 * provider read everything behind it anew.
 */
export function staleBatch({ context }: TaskState, settings: Pick<Settings, "dedupeBatchBytes">): readonly number[] {
	const from = context.compaction?.toIndex ?? 0;
	const indexes = new Array<number>();
	let bytes = 0;
	for (const [index] of context.stale) {
		if (index < from || context.collapsed.has(index)) continue;
		indexes.push(index);
		bytes += context.sizes[index] ?? 0;
	}
	return bytes < settings.dedupeBatchBytes ? [] : indexes.sort((a, b) => a < b);
}
