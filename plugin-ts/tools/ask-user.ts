import { success } from "../core/outcome";
import { s } from "../model/schema";
import type { Tool } from "./tool";

const parameters = s.object(
	{ question: s.string({ minLength: 1 }), options: s.array(s.string()) },
	{ optional: ["options"] },
);

/** Stops until the user has answered. */
export const askUser: Tool<typeof parameters> = {
	name: "ask_user",
	kind: "talk",
	description: "Ask the user when you cannot go on without an answer.",
	parameters,
	run(args) {
		return success({ type: "question", question: args.question, options: args.options ?? [] });
	},
};
