import type { MemorySettings } from "../../core/memory-settings";
import type { Lesson } from "./lesson";

const SECONDS_A_DAY = 86_400;
/** A lesson that counts less than this is forgotten. */
const LEAST_WEIGHT = 0.1;

type LessonSettings = Pick<MemorySettings, "maxLessons" | "lessonHalfLifeDays">;

/** How much a lesson counts: each time it was seen is one, and all of it halves with time. `now` in seconds since 1970. */
export function lessonWeight({ count, at }: Lesson, now: number, { lessonHalfLifeDays }: LessonSettings): number {
	return count * 0.5 ** (math.max(0, now - at) / SECONDS_A_DAY / lessonHalfLifeDays);
}

/** The lessons known with new ones added, those that count most first; what counts hardly any more is forgotten. */
export function mergeLessons(
	known: readonly Lesson[],
	fresh: readonly Lesson[],
	now: number,
	settings: LessonSettings,
): readonly Lesson[] {
	const merged = new Map<string, Lesson>();
	for (const lesson of known) merged.set(identityOf(lesson), lesson);
	for (const lesson of fresh) {
		const before = merged.get(identityOf(lesson));
		// A task that is taken up again finishes twice; what it went through counts once.
		const isSeen = before !== undefined && before.at >= lesson.at;
		if (!isSeen) merged.set(identityOf(lesson), { ...lesson, count: (before?.count ?? 0) + 1 });
	}
	const kept = new Array<Lesson>();
	for (const [, lesson] of merged) if (lessonWeight(lesson, now, settings) >= LEAST_WEIGHT) kept.push(lesson);
	kept.sort((a, b) => {
		const [left, right] = [lessonWeight(a, now, settings), lessonWeight(b, now, settings)];
		return left === right ? a.text < b.text : left > right;
	});
	return kept.filter((_, index) => index < settings.maxLessons);
}

function identityOf({ outcome, tool, target, text }: Lesson): string {
	return [outcome, tool, target, text].join("|");
}
