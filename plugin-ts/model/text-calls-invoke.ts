import type { ElementSyntax } from "./text-call-elements";
import type { FormReader } from "./text-call-types";
import { readCallBody } from "./text-calls-xml";

const NAMED_PARAMETERS: ElementSyntax = {
	opening: `^%s*<[%w:_]*parameter name=["']([^"'\n]+)["'][^>\n]*>`,
	closing: () => "</parameter>",
	isCloserShared: true,
};

const ASSIGNED_PARAMETERS: ElementSyntax = {
	opening: "^%s*<parameter=([^>\n]+)>",
	closing: () => "</parameter>",
	isCloserShared: true,
};

/** `<invoke name="read_script"><parameter name="path">…`, `<function=read_script><parameter=path>…`, and the tags around them. */
export const readInvokeForm: FormReader = (text, at, context) => {
	const [, wrapperEnd, wrapper] = string.find(text, "^</?([%w:_]+)>", at) as LuaTuple<[number?, number?, string?]>;
	if (wrapperEnd !== undefined && wrapper !== undefined && isWrapper(text, at, wrapper, wrapperEnd))
		return { nextAt: wrapperEnd + 1 };
	const [, invokeEnd, prefix, invoked] = string.find(
		text,
		`^<([%w_]*:?)invoke name=["']([%w_]+)["'][^>\n]*>`,
		at,
	) as LuaTuple<[number?, number?, string?, string?]>;
	if (invokeEnd !== undefined && prefix !== undefined && invoked !== undefined && context.known.has(invoked)) {
		const syntax = prefix === "" ? NAMED_PARAMETERS : { ...NAMED_PARAMETERS, closing: () => `</${prefix}parameter>` };
		return readCallBody({
			text,
			openEnd: invokeEnd,
			name: invoked,
			opener: `<${prefix}invoke name=`,
			closer: `</${prefix}invoke>`,
			syntax,
			context,
		});
	}
	const [, functionEnd, called] = string.find(text, "^<function=([%w_]+)>", at) as LuaTuple<
		[number?, number?, string?]
	>;
	if (functionEnd === undefined || called === undefined || !context.known.has(called)) return undefined;
	return readCallBody({
		text,
		openEnd: functionEnd,
		name: called,
		opener: "<function=",
		closer: "</function>",
		syntax: ASSIGNED_PARAMETERS,
		context,
	});
};

/** Tags around invocations carry nothing; they count as markup only where an invocation is next to them. */
function isWrapper(text: string, at: number, name: string, wrapperEnd: number): boolean {
	const bareName = string.match(name, "[^:]*$")[0] as string;
	if (bareName !== "function_calls" && bareName !== "tool_calls" && bareName !== "tool_call") return false;
	if (string.sub(text, at + 1, at + 1) === "/")
		return string.find(string.sub(text, 1, at - 1), "</[%w:_]+>%s*$")[0] !== undefined;
	return (
		string.find(text, "^%s*<[%w_:]*invoke name=", wrapperEnd + 1)[0] !== undefined ||
		string.find(text, "^%s*<function=", wrapperEnd + 1)[0] !== undefined
	);
}
