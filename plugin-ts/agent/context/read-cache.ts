import type { Fingerprint } from "../../core/operation";
import type { Ports } from "../../core/ports";
import type { Settings } from "../../core/settings";
import type { ToolCall } from "../../model/types";
import { currentFingerprint } from "../../tools/shared/fingerprint";
import type { UntrustedNote } from "../safety/untrusted-note";
import type { TaskState } from "../task-state";
import { readKey } from "./call-label";
import type { ReadRecord } from "./context-state";

/** A result that need not be fetched again. */
export interface CacheHit {
	/** What the model is told. */
	readonly content: string;
	readonly shows: readonly Fingerprint[];
	/** Step of the read whose result still holds. */
	readonly sameAs: number;
	readonly untrusted?: UntrustedNote;
}

/** Results that depend on the user and not on the place alone. */
const NOT_KEPT = new ReadonlySet(["list_selection", "get_active_script", "show_diff"]);

export interface CacheScope {
	readonly state: TaskState;
	readonly ports: Ports;
	readonly settings: Settings;
}

/** The record of the same read, if it is young enough to count. */
function recordOf(call: ToolCall, { state, ports, settings }: CacheScope): ReadRecord | undefined {
	const record = state.context.reads.get(readKey(call.name, call.args));
	if (record === undefined || NOT_KEPT.has(call.name)) return undefined;
	const isYoung = ports.clock.wallTime() - record.at <= settings.readCacheTtlSeconds;
	return isYoung ? record : undefined;
}

function isVisible(record: ReadRecord, { context }: TaskState): boolean {
	return record.index >= (context.compaction?.toIndex ?? 0) && !context.collapsed.has(record.index);
}

function hitOf(record: ReadRecord, { state, ports }: CacheScope): CacheHit {
	const takenAt = ports.clock.wallTime();
	const unchanged = `Unchanged since step ${record.step}`;
	return {
		content: isVisible(record, state)
			? `${unchanged}: ${record.label} gives the same as then; see that result.`
			: `${unchanged}.\n${record.content}`,
		shows: record.shows.map((shown) => ({ ...shown, takenAt })),
		sameAs: record.step,
		untrusted: record.untrusted,
	};
}

/** What a read shows can be checked by its fingerprints: only of a script is everything shown. */
function isProven(call: ToolCall, record: ReadRecord, { ports }: CacheScope): boolean {
	if (record.placeVersion !== undefined && record.placeVersion === ports.changes?.version()) return true;
	if (call.name !== "read_script" || record.shows.isEmpty()) return false;
	return record.shows.every((shown) => {
		const current = currentFingerprint(shown, ports);
		return current.ok && current.value === shown.value;
	});
}

/** The answer to a read that is known to be the same as before, without reading anything again. */
export function cachedRead(call: ToolCall, scope: CacheScope): CacheHit | undefined {
	if (call.problem !== undefined) return undefined;
	const record = recordOf(call, scope);
	return record !== undefined && isProven(call, record, scope) ? hitOf(record, scope) : undefined;
}

/** For a read that had to be made: whether it brought the same as before, which then need not be sent again. */
export function sameRead(call: ToolCall, content: string, scope: CacheScope): CacheHit | undefined {
	const record = recordOf(call, scope);
	return record !== undefined && record.content === content ? hitOf(record, scope) : undefined;
}
