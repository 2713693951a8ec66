import type { DemoReply } from "./next-reply.ts";

const TEXT = [
	"I am Vector's offline demo: no model, only a few things I know by heart. Try one of these:",
	'- "Build a 3x3 grid of parts under Workspace.Grid" (any size up to 196 parts)',
	'- "Make a farming plot with soil tiles"',
	'- "Build a small house"',
	'- "Insert a comment at the top of the open script saying hello"',
	'- "Rename Baseplate to Ground"',
	"For anything else set OPENROUTER_API_KEY, OPENAI_API_KEY or VECTOR_COMPATIBLE_URL for the relay and start it again.",
].join("\n");

/** What the demo says to a request it does not know. */
export const help = (tools: ReadonlySet<string>): DemoReply =>
	tools.has("complete") ? { text: "", call: { tool: "complete", args: { summary: TEXT } } } : { text: TEXT };
