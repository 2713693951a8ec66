import type { PlanStep } from "../../core/plan";
import { wordsOf } from "../context/words";
import type { Lesson } from "./lesson";

const MOST_SHOWN = 3;
/** Words a lesson and a task without a plan must share; with a plan the tool says much already. */
const WORDS_WITHOUT_TOOL = 2;

/** Where things are says nothing about what is done. */
const CONTAINERS = new ReadonlySet([
	"workspace",
	"serverscriptservice",
	"serverstorage",
	"replicatedstorage",
	"replicatedfirst",
	"startergui",
	"starterplayer",
	"server",
	"service",
	"storage",
	"replicated",
	"starter",
	"gui",
	"player",
]);

interface Scored {
	readonly lesson: Lesson;
	readonly score: number;
	readonly order: number;
}

/**
 * Lessons that are about a step like the one at hand: the same tool and words of its target or intent in common; for a
 * task without a plan, words of the goal. The best matches first; `lessons` come with those that count most first.
 */
export function relevantLessons(
	lessons: readonly Lesson[],
	goal: string,
	step: Pick<PlanStep, "tool" | "target" | "intent"> | undefined,
): readonly Lesson[] {
	const tool = step?.tool ?? "";
	const wanted = wordsOf(step === undefined ? goal : `${step.target} ${step.intent}`);
	const scored = new Array<Scored>();
	lessons.forEach((lesson, order) => {
		if (tool !== "" && lesson.tool !== tool) return;
		const score = shared(wanted, wordsOf(`${lesson.target} ${lesson.about}`));
		if (score >= (tool === "" ? WORDS_WITHOUT_TOOL : 1)) scored.push({ lesson, score, order });
	});
	scored.sort((a, b) => (a.score === b.score ? a.order < b.order : a.score > b.score));
	return scored.filter((_, index) => index < MOST_SHOWN).map((entry) => entry.lesson);
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	let count = 0;
	for (const word of a) if (b.has(word) && !CONTAINERS.has(word)) count += 1;
	return count;
}
