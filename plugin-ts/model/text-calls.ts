import { trim } from "../core/trim";
import { readInvokeForm } from "./text-calls-invoke";
import { readBareJsonForm, readFencedJsonForm, readTaggedJsonForm } from "./text-calls-json";
import { ORPHAN_THINKING_END, readThinkingForm } from "./text-calls-thinking";
import { readTruncatedTag } from "./text-calls-truncated";
import { readXmlForm } from "./text-calls-xml";
import type { FormContext, FormReader, FormResult, WrittenCall } from "./text-call-types";
import type { ToolCall } from "./types";

export interface TextCall {
	readonly name: string;
	readonly rawArgs: string;
	readonly isComplete: boolean;
	/** The call, complete but for its id, which the reply decides. */
	readonly call: Omit<ToolCall, "id">;
}

export interface TextReply {
	/** The text without thinking and call markup. */
	readonly text: string;
	readonly reasoning: string;
	readonly calls: readonly TextCall[];
}

export interface ReadTextOptions {
	/** False while the reply streams: an open call or tag at the end is then still growing. */
	readonly isFinal: boolean;
	/** The reply hit the output limit. */
	readonly isCut?: boolean;
}

const FORMS: readonly FormReader[] = [
	readThinkingForm,
	readXmlForm,
	readInvokeForm,
	readTaggedJsonForm,
	readFencedJsonForm,
	readBareJsonForm,
	readTruncatedTag,
];

/**
 * Splits a reply's text into what is said, what is thought, and calls written as text, in any of the forms models use:
 * `<tool><param>…`, `<invoke name=…>`, `<function=…>`, `<tool_call>{…}`, fenced or bare JSON. Only known tool names count, and
 * only where the markup of a call follows, so prose that mentions a tool stays prose. Never throws.
 */
export function readTextReply(
	text: string,
	knownTools: readonly string[],
	{ isFinal, isCut }: ReadTextOptions,
): TextReply {
	return readTextInContext(text, { known: new Set(knownTools), isFinal, isCut });
}

/** As `readTextReply`, for callers that read a growing text at every piece and keep the set of tools. */
export function readTextInContext(text: string, context: FormContext): TextReply {
	let at = nextCandidate(text, 1);
	if (at === undefined) return { text: trim(text), reasoning: "", calls: [] };
	const reply: ReplyBuilder = { said: [], thought: [], calls: [] };
	let from = 1;
	while (at !== undefined) {
		const taken = readForm(text, at, context);
		if (taken !== undefined) {
			reply.said.push(string.sub(text, from, at - 1));
			takeResult(reply, taken);
			from = math.max(taken.nextAt, at + 1);
		}
		at = nextCandidate(text, math.max(from, at + 1));
	}
	reply.said.push(string.sub(text, from));
	return {
		text: trim(reply.said.join("")),
		reasoning: reply.thought.join("\n"),
		calls: reply.calls.map(toTextCall),
	};
}

interface ReplyBuilder {
	readonly said: string[];
	readonly thought: string[];
	calls: WrittenCall[];
}

/** Forms start with a tag, a fence, or an opening brace at the start of a line. */
function nextCandidate(text: string, from: number): number | undefined {
	const [found] = string.find(text, "[<`{]", from);
	return found;
}

function readForm(text: string, at: number, context: FormContext): FormResult | undefined {
	for (const form of FORMS) {
		const taken = form(text, at, context);
		if (taken !== undefined) return taken;
	}
	return undefined;
}

function takeResult(reply: ReplyBuilder, taken: FormResult): void {
	if (taken.reasoning === ORPHAN_THINKING_END) {
		// Everything so far was thinking whose opening tag the template swallowed, calls tried out in it included.
		reply.thought.push(trim(reply.said.join("")));
		reply.said.clear();
		reply.calls = [];
		return;
	}
	if (taken.reasoning !== undefined && taken.reasoning !== "") reply.thought.push(taken.reasoning);
	for (const call of taken.calls ?? []) reply.calls.push(call);
}

function toTextCall({ name, rawArgs, args, isComplete, problem }: WrittenCall): TextCall {
	return { name, rawArgs, isComplete, call: { name, rawArgs, args, problem } };
}
