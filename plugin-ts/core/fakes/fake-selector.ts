import type { Outcome } from "../outcome";
import { failure, success } from "../outcome";
import { isFakeClass } from "./fake-classes";
import type { FakeNode } from "./fake-place";

type Condition = (node: FakeNode) => boolean;

/** Alternatives, each a list of conditions that must all hold. */
export type FakeSelector = readonly (readonly Condition[])[];

/** Reads the part of the QueryDescendants grammar that specs use: `Class`, `#Name`, `.Tag`, `[Prop = v]` and `,`. */
export function parseFakeSelector(text: string): Outcome<FakeSelector> {
	const alternatives = new Array<readonly Condition[]>();
	for (const part of text.split(",")) {
		const alternative = parseCompound(string.match(part, "^%s*(.-)%s*$")[0] as string);
		if (alternative === undefined)
			return failure(`The selector ${text} cannot be read; use Class, #Name, .Tag or [Prop = value].`);
		alternatives.push(alternative);
	}
	return success(alternatives);
}

export function matchesFakeSelector(node: FakeNode, selector: FakeSelector): boolean {
	return selector.some((conditions) => conditions.every((condition) => condition(node)));
}

function parseCompound(text: string): readonly Condition[] | undefined {
	const conditions = new Array<Condition>();
	let rest = text;
	while (rest !== "") {
		const [found] = string.match(rest, "^[#.]?[%w_]+");
		const [bracket] = string.match(rest, "^%b[]");
		const token = (found ?? bracket) as string | undefined;
		if (token === undefined) return undefined;
		conditions.push(conditionOf(token));
		rest = string.sub(rest, token.size() + 1);
	}
	return conditions.size() > 0 ? conditions : undefined;
}

function conditionOf(token: string): Condition {
	const rest = string.sub(token, 2);
	const mark = string.sub(token, 1, 1);
	if (mark === "#") return (node) => node.name === rest;
	if (mark === ".") return (node) => ((node.props.get("#tags") ?? []) as readonly string[]).includes(rest);
	if (mark !== "[") return (node) => isFakeClass(node.className, token);
	const [key, value] = string.match(token, "^%[%s*([%w_]+)%s*=%s*(.-)%s*%]$") as LuaTuple<[string?, string?]>;
	return (node) => key !== undefined && tostring(node.props.get(key)) === value;
}
