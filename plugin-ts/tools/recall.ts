import { success } from "../core/outcome";
import { s } from "../model/schema";
import type { Tool } from "./tool";

const parameters = s.object({ query: s.string() });

/** Searches what is remembered of the place: its notes and what worked or failed in earlier tasks. */
export const recall: Tool<typeof parameters> = {
	name: "recall",
	kind: "plan",
	description: "Search the notes kept of earlier tasks.",
	parameters,
	run({ query }) {
		return success({ type: "recall", query });
	},
};
