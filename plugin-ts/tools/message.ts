import { success } from "../core/outcome";
import { s } from "../model/schema";
import type { Tool } from "./tool";

const parameters = s.object(
	{ text: s.string({ minLength: 1 }), phase: s.choice(["start", "update", "final"]) },
	{ optional: ["phase"] },
);

/** Tells the user something and goes on. */
export const message: Tool<typeof parameters> = {
	name: "message",
	kind: "talk",
	description: "Tell the user something; the task goes on.",
	parameters,
	run(args) {
		return success({ type: "message", text: args.text, phase: args.phase ?? "update" });
	},
};
