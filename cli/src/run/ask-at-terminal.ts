import { editor, input, select } from "@inquirer/prompts";
import type { Approver, Decision } from "./approval.ts";
import type { RawProposal } from "./task-events.ts";

/** The text a proposal would write, where it is the change of one script and so can be edited before it is applied. */
function editableText(proposal: RawProposal): string | undefined {
	const only = proposal.operations?.length === 1 ? proposal.operations[0] : undefined;
	return only?.type === "write_script" ? only.text : undefined;
}

async function rejectWithReason(): Promise<Decision> {
	const reason = await input({ message: "Reason (optional):" });
	return { decision: "reject", ...(reason === "" ? {} : { reason }) };
}

/** Asks y / n / edit for each proposal; the diff or card has been printed before. */
export const askAtTerminal: Approver = async (proposal) => {
	const text = editableText(proposal);
	const answer = await select({
		message: "Apply this?",
		choices: [
			{ name: "yes", value: "approve" },
			{ name: "no", value: "reject" },
			...(text === undefined ? [] : [{ name: "edit first", value: "edit" }]),
		],
	});
	if (answer === "reject") return rejectWithReason();
	if (answer !== "edit" || text === undefined) return { decision: "approve" };
	const edited = await editor({
		message: "The script as it will be written",
		default: text,
		postfix: ".luau",
		waitForUserInput: false,
	});
	return edited === text ? { decision: "approve" } : { decision: "approve_with_changes", text: edited };
};

export async function askQuestion(question: string, options: readonly string[]): Promise<string> {
	if (options.length === 0) return input({ message: question });
	return select({ message: question, choices: options.map((option) => ({ name: option, value: option })) });
}
