import type { FormReader } from "./text-call-types";
import { unfinishedCall } from "./text-call-types";

const OTHER_OPENERS = ["<invoke name=", "<function=", "<tool_call>", "<function_calls>", "<think>", "<thinking>"];

/** While a reply streams, a tag cut by the end (`<apply_e`) is the start of a call, not text to show. */
export const readTruncatedTag: FormReader = (text, at, { known, isFinal }) => {
	if (isFinal || string.sub(text, at, at) !== "<") return undefined;
	const tail = string.sub(text, at);
	if (string.find(tail, "^</?[%w_:]*$")[0] === undefined && !OTHER_OPENERS.some((opener) => isPrefix(tail, opener)))
		return undefined;
	const name = string.sub(tail, 2);
	for (const tool of known) {
		if (name !== "" && isPrefix(name, tool)) return unfinishedCall(name, "", text.size());
	}
	const isOther =
		tail === "<" || string.sub(tail, 1, 2) === "</" || OTHER_OPENERS.some((opener) => isPrefix(tail, opener));
	return isOther ? { nextAt: text.size() + 1 } : undefined;
};

function isPrefix(start: string, whole: string): boolean {
	return start.size() <= whole.size() && string.sub(whole, 1, start.size()) === start;
}
