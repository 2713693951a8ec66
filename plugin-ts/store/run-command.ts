import { failure, success } from "../core/outcome";
import type { Outcome } from "../core/outcome";
import type { Mode } from "../core/settings";
import { healthText } from "./health-text";
import type { Session } from "./session";
import { runSetting } from "./setting-command";
import { helpText, SLASH_COMMANDS } from "./slash-commands";

/** What a command may reach beside the session. */
export interface CommandScope {
	readonly session: Session;
	readonly setMode: (mode: Mode) => void;
	readonly send: (text: string) => Outcome<unknown>;
	/** Forgets the conversation that is shown. */
	readonly clear: () => void;
	/** Shows the earlier tasks that hold these words. */
	readonly showHistory: (search: string) => Outcome<string>;
	/** The cost line of the task, empty without one. */
	readonly cost: () => string;
}

/** What to tell the user, empty for nothing. */
type Command = (scope: CommandScope, rest: string) => Outcome<string>;

function said(outcome: Outcome<unknown>, text = ""): Outcome<string> {
	return outcome.ok ? success(text) : outcome;
}

function checkText({ session }: CommandScope): Outcome<string> {
	const results = session.check();
	if (!results.ok) return results;
	const passed = results.value.filter((result) => result.passed).size();
	const lines = results.value.map(({ passed: isFine, text }) => `${isFine ? "✓" : "✗"} ${text}`);
	return success([`${passed} of ${results.value.size()} checks pass.`, ...lines].join("\n"));
}

const COMMANDS: { readonly [name: string]: Command | undefined } = {
	build: ({ session }) => said(session.startFromPlan()),
	check: checkText,
	cost: ({ cost }) => success(cost() === "" ? "Nothing has been used yet." : cost()),
	health: ({ session }) => success(healthText(session.health())),
	memory: ({ session }) => session.memory(),
	set: ({ session }, rest) => runSetting(rest, session),
	undo: ({ session }) => {
		const undone = session.undoLast();
		return undone.ok ? success(`Undone: ${undone.value}`) : undone;
	},
	new: ({ session, clear }) => {
		const task = session.task();
		if (task !== undefined && task.state().finished === undefined) task.stop();
		clear();
		return success("");
	},
	resume: ({ showHistory }, rest) => showHistory(rest),
	help: () => success(helpText()),
};

/** Carries out a slash command. A command that switches the mode sends the text behind it as a request. */
export function runCommand(name: string, rest: string, scope: CommandScope): Outcome<string> {
	const mode = SLASH_COMMANDS.find((command) => command.name === name)?.mode;
	if (mode !== undefined) {
		scope.setMode(mode);
		return rest === "" ? success("") : said(scope.send(rest));
	}
	const command = COMMANDS[name];
	return command === undefined ? failure(`There is no command /${name}. /help lists them.`) : command(scope, rest);
}
