import { trim } from "../core/trim";
import type { FormReader } from "./text-call-types";

const TAGS = new Set(["think", "thinking", "thought", "reasoning"]);

/** Marks a closing tag without an opening one; no reasoning text is a single NUL. */
export const ORPHAN_THINKING_END = string.char(0);

/** `<think>…</think>` at the start of the reply or of a line; some chat templates swallow the opening tag. */
export const readThinkingForm: FormReader = (text, at, { isFinal }) => {
	const [, openEnd, slash, tag] = string.find(text, "^<(/?)(%a+)>", at) as LuaTuple<
		[number?, number?, string?, string?]
	>;
	if (openEnd === undefined || tag === undefined || !TAGS.has(tag.lower())) return undefined;
	if (slash === "/")
		return tag.lower() === "think" ? { nextAt: openEnd + 1, reasoning: ORPHAN_THINKING_END } : undefined;
	if (!isAtLineStart(text, at)) return undefined;
	const [closeAt, closeEnd] = string.find(text, `</${tag}>`, openEnd + 1, true);
	if (closeAt !== undefined && closeEnd !== undefined)
		return { nextAt: closeEnd + 1, reasoning: trim(string.sub(text, openEnd + 1, closeAt - 1)) };
	const isWholeReply = string.find(text, "%S")[0] === at;
	return isFinal && !isWholeReply
		? undefined
		: { nextAt: text.size() + 1, reasoning: trim(string.sub(text, openEnd + 1)) };
};

function isAtLineStart(text: string, at: number): boolean {
	const before = string.match(string.sub(text, math.max(1, at - 200), at - 1), "[^\n]*$")[0] as string;
	return string.find(before, "%S")[0] === undefined || string.find(before, ">%s*$")[0] !== undefined;
}
