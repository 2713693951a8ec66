import { EMPTY_OBJECT } from "../core/json-kind";
import { readArguments } from "./json-repair";
import { PLAIN_ELEMENTS, readParameters } from "./text-call-elements";
import type { ElementSyntax } from "./text-call-elements";
import { findCallEnd } from "./text-call-extent";
import type { FormContext, FormReader, FormResult, WrittenCall } from "./text-call-types";
import { brokenCall, unfinishedCall } from "./text-call-types";

/** `<read_script><path>…</path></read_script>`, also with a JSON body or self-closing. */
export const readXmlForm: FormReader = (text, at, context) => {
	const [, openEnd, name, slash] = string.find(text, "^<([%a_][%w_]*)%s*(/?)>", at) as LuaTuple<
		[number?, number?, string?, string?]
	>;
	if (openEnd === undefined || name === undefined || !context.known.has(name)) return undefined;
	if (slash === "/")
		return { nextAt: openEnd + 1, calls: [{ name, rawArgs: "", args: EMPTY_OBJECT, isComplete: true }] };
	return readCallBody({
		text,
		openEnd,
		name,
		opener: `<${name}>`,
		closer: `</${name}>`,
		syntax: PLAIN_ELEMENTS,
		context,
	});
};

export interface CallBody {
	readonly text: string;
	/** Position of the opening tag's last byte. */
	readonly openEnd: number;
	readonly name: string;
	/** How an opening tag of the same kind starts, to tell calls that follow from text inside. */
	readonly opener: string;
	readonly closer: string;
	readonly syntax: ElementSyntax;
	readonly context: FormContext;
}

/** Reads from after the opening tag: parameters or a JSON object, then the closing tag. Undefined when it is prose. */
export function readCallBody({
	text,
	openEnd,
	name,
	opener,
	closer,
	syntax,
	context,
}: CallBody): FormResult | undefined {
	if (!looksLikeBody(text, openEnd + 1, syntax, closer, context.isFinal)) return undefined;
	const closeAt = findCallEnd(text, openEnd + 1, opener, closer);
	if (closeAt === undefined) return unclosedCall(text, openEnd, name, closer, context.isFinal);
	const body = string.sub(text, openEnd + 1, closeAt - 1);
	return { nextAt: closeAt + closer.size(), calls: [readBody(name, body, syntax)] };
}

function looksLikeBody(text: string, at: number, syntax: ElementSyntax, closer: string, isFinal: boolean): boolean {
	if (string.find(text, syntax.opening, at)[0] !== undefined || string.find(text, "^%s*{", at)[0] !== undefined)
		return true;
	const [bodyAt] = string.find(text, "%S", at);
	if (bodyAt === undefined) return !isFinal;
	const start = string.sub(text, bodyAt, bodyAt + closer.size() - 1);
	return start === closer || (!isFinal && isCutTag(string.sub(text, bodyAt)));
}

function isCutTag(tail: string): boolean {
	return string.find(tail, "^<[^>\n]*$")[0] !== undefined;
}

function unclosedCall(text: string, openEnd: number, name: string, closer: string, isFinal: boolean): FormResult {
	const body = string.sub(text, openEnd + 1);
	if (!isFinal) return unfinishedCall(name, body, text.size());
	return {
		nextAt: text.size() + 1,
		calls: [brokenCall(name, body, `The call of ${name} was never closed with ${closer}. Send it again, complete.`)],
	};
}

function readBody(name: string, body: string, syntax: ElementSyntax): WrittenCall {
	if (string.find(body, "^%s*$")[0] !== undefined) return { name, rawArgs: body, args: EMPTY_OBJECT, isComplete: true };
	if (string.find(body, "^%s*{")[0] !== undefined) {
		const json = readArguments(body);
		return json.ok ? { name, rawArgs: body, args: json.value, isComplete: true } : brokenCall(name, body, json.error);
	}
	const args = readParameters(body, syntax);
	if (args !== undefined) return { name, rawArgs: body, args, isComplete: true };
	return brokenCall(
		name,
		body,
		`The parameters of ${name} could not be read: each must be written once and closed, with nothing between them. Send the call again.`,
	);
}
