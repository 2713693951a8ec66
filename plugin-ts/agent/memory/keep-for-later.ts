import { lessonsOf } from "../lessons/lessons-of";
import { mergeLessons } from "../lessons/merge-lessons";
import type { TaskEvent } from "../task-event";
import type { TaskState } from "../task-state";
import { isDoneBy, openFocus } from "./focus";
import { isWithin } from "./is-within";
import { knownVersions } from "./known-versions";
import { readMemory } from "./load-memory";
import type { EditScope } from "./notice-edits";
import { loadPlaceRecord, savePlaceRecord } from "./place-record";
import type { PlaceRecord, UnfinishedStep, WrittenScript } from "./place-record";

const MOST_UNFINISHED = 20;
const UNFINISHED_DAYS = 30;
const SECONDS_A_DAY = 86_400;
const MOST_SCRIPTS = 10;
/** Plugin settings are one small file that is written as a whole. */
const MOST_BYTES_A_SCRIPT = 16_000;
const MOST_BYTES = 64_000;
/** Checks and notes are there to be edited by hand. */
const KEPT_PLACE = "game.ServerStorage.Vector";

/** When a task has finished: remembers on this machine what it teaches, what it left open, and what it wrote. */
export function keepForLater(events: readonly TaskEvent[], scope: EditScope): void {
	const { ports, settings } = scope;
	const before = loadPlaceRecord(ports);
	const now = ports.clock.wallTime();
	const record: PlaceRecord = {
		lessons: settings.decisionMemory ? mergeLessons(before.lessons, lessonsOf(events), now, settings) : before.lessons,
		unfinished: settings.projectMemory === "off" ? before.unfinished : unfinishedAfter(before, scope, now),
		written: settings.protectManualFixes ? writtenAfter(before.written, events, scope) : before.written,
	};
	if (!isEmpty(record) || !isEmpty(before)) savePlaceRecord(record, ports);
}

function isEmpty({ lessons, unfinished, written }: PlaceRecord): boolean {
	return lessons.isEmpty() && unfinished.isEmpty() && written.isEmpty();
}

/** Steps nobody did yet, the newest first; what the place's memory holds by now need not be kept here. */
function unfinishedAfter(
	{ unfinished }: PlaceRecord,
	{ state, ports, settings }: EditScope,
	now: number,
): readonly UnfinishedStep[] {
	const inMemory = new Set(readMemory(ports, settings).map((note) => note.text));
	const all = new Array<UnfinishedStep>();
	if (mayLeaveOpen(state)) for (const { text } of openFocus(state)) all.push({ text, at: now });
	for (const step of unfinished) {
		const isOld = now - step.at > UNFINISHED_DAYS * SECONDS_A_DAY;
		const isListed = all.some((entry) => entry.text === step.text);
		if (!isOld && !isListed && !isDoneBy(step.text, state)) all.push(step);
	}
	return all.filter((step) => !inMemory.has(step.text)).filter((_, index) => index < MOST_UNFINISHED);
}

/** A plan that was only asked for or tried out is no work left undone. */
function mayLeaveOpen({ mode, appliedCount }: TaskState): boolean {
	return (mode === "act" || mode === "auto") && appliedCount > 0;
}

function writtenAfter(
	before: readonly WrittenScript[],
	events: readonly TaskEvent[],
	scope: EditScope,
): readonly WrittenScript[] {
	const { state, seen } = scope;
	const all = writtenNow(events, scope);
	for (const known of before) {
		if (all.some((entry) => entry.path === known.path)) continue;
		// What the user changed was told by now, and is what the next task starts from.
		const text = seen.get(state.reads.get(known.path)?.hash ?? state.memory.edits.get(known.path)?.hash ?? "");
		all.push(text === undefined ? known : { ...known, text });
	}
	return withinSize(all);
}

function writtenNow(events: readonly TaskEvent[], { state, seen, ports }: EditScope): WrittenScript[] {
	const versions = knownVersions(events);
	const at = ports.clock.wallTime();
	const all = new Array<WrittenScript>();
	for (const path of state.touchedScripts) {
		const text = isWithin(path, KEPT_PLACE) ? undefined : seen.get(state.reads.get(path)?.hash ?? "");
		if (text !== undefined) all.push({ path, text, versions: [...(versions.get(path) ?? new Set<string>())], at });
	}
	return all.sort((a, b) => a.path < b.path);
}

function withinSize(scripts: readonly WrittenScript[]): readonly WrittenScript[] {
	let bytes = 0;
	return scripts
		.filter(({ text }) => {
			if (text.size() > MOST_BYTES_A_SCRIPT || bytes + text.size() > MOST_BYTES) return false;
			bytes += text.size();
			return true;
		})
		.filter((_, index) => index < MOST_SCRIPTS);
}
