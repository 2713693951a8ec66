import { success } from "../core/outcome";
import { s } from "../model/schema";
import { withAliases } from "./shared/with-aliases";
import type { Tool } from "./tool";

// Under its other name, final_message, the text comes as `text`.
const parameters = withAliases(s.object({ summary: s.string({ minLength: 1 }) }), {
	text: "summary",
	result: "summary",
});

/** Ends the task, if the completion gate agrees. */
export const complete: Tool<typeof parameters> = {
	name: "complete",
	kind: "talk",
	description: "End the task when every plan step is done, with a summary for the user.",
	parameters,
	run(args) {
		return success({ type: "complete", summary: args.summary });
	},
};
