import type { Mode } from "../core/settings";

/** What the user typed: a command with the text behind it, or a request. */
export type UserInput =
	| { readonly type: "request"; readonly text: string }
	| { readonly type: "command"; readonly name: string; readonly rest: string };

export interface SlashCommand {
	/** Without the slash. */
	readonly name: string;
	readonly help: string;
	/** The mode it switches to, for those that do. */
	readonly mode?: Mode;
}

/** The commands of the composer, in the order the help lists them. */
export const SLASH_COMMANDS: readonly SlashCommand[] = [
	{ name: "ask", mode: "ask", help: "read and talk only; with a text, ask at once" },
	{ name: "plan", mode: "plan", help: "make a plan to edit and build" },
	{ name: "act", mode: "act", help: "propose changes, each waits for you" },
	{ name: "auto", mode: "auto", help: "apply the categories you switched on at once" },
	{ name: "dry-run", mode: "dry-run", help: "show proposals, write nothing" },
	{ name: "build", help: "build the plan that plan mode ended with" },
	{ name: "check", help: "run the checks kept with the place" },
	{ name: "cost", help: "what this task has used and will probably use" },
	{ name: "health", help: "how tools, providers and safety modules fare" },
	{ name: "memory", help: "the notes kept with the place, and whether they still hold" },
	{ name: "set", help: "list the settings; with a name and a value, change one" },
	{ name: "undo", help: "undo the last change of this task" },
	{ name: "resume", help: "earlier tasks, to go on with or delete; with words, those that hold them" },
	{ name: "new", help: "stop and start with an empty conversation" },
	{ name: "help", help: "this list" },
];

/** Reads what the user typed. A text that only begins with a slash-like path is a request. */
export function readInput(text: string): UserInput {
	const [name, rest] = string.match(text, "^%s*/([%a][%w%-]*)%s*(.-)%s*$");
	if (!typeIs(name, "string")) return { type: "request", text };
	return { type: "command", name: name.lower(), rest: tostring(rest) };
}

export function helpText(): string {
	return SLASH_COMMANDS.map(({ name, help }) => `/${name}: ${help}`).join("\n");
}
