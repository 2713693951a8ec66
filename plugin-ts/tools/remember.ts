import { MEMORY_SECTIONS } from "../core/memory-note";
import { success } from "../core/outcome";
import { s } from "../model/schema";
import { parseAnchor } from "./checks/anchor";
import type { Tool } from "./tool";

const parameters = s.object(
	{
		section: s.choice(MEMORY_SECTIONS),
		text: s.string({ minLength: 1 }),
		anchor: s.record(s.anyJson(), { description: "check that must hold for it, as in start_plan" }),
	},
	{ optional: ["anchor"] },
);

/** Takes a note for later tasks; the notes of a task are offered to the user together when it ends. */
export const remember: Tool<typeof parameters> = {
	name: "remember",
	kind: "plan",
	description: "Note a lasting fact, rule or decision in one line for later tasks in this place.",
	parameters,
	run({ section, text, anchor }) {
		if (anchor === undefined) return success({ type: "remember", note: { section, text } });
		const checked = parseAnchor(anchor);
		if (!checked.ok) return checked;
		return success({ type: "remember", note: { section, text, anchor: checked.value } });
	},
};
