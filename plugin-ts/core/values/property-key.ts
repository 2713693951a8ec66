import type { Outcome } from "../outcome";
import { failure, success } from "../outcome";

/** What a key of a property bag names: `Size`, the attribute `@Health`, or the tags `#tags`. */
export type PropertyKey =
	| { readonly kind: "property"; readonly name: string }
	| { readonly kind: "attribute"; readonly name: string }
	| { readonly kind: "tags" };

const MAX_ATTRIBUTE_NAME = 100;

/** Reads a key and checks an attribute's name against the engine's rules. */
export function parsePropertyKey(key: string): Outcome<PropertyKey> {
	const sigil = string.sub(key, 1, 1);
	if (sigil === "#")
		return key === "#tags"
			? success({ kind: "tags" })
			: failure(`"${key}" is not a key; an instance's tags are the one key "#tags".`);
	if (sigil === "@") return parseAttribute(string.sub(key, 2));
	const isName = string.find(key, "^[%a_][%w_]*$")[0] !== undefined;
	return isName
		? success({ kind: "property", name: key })
		: failure(`"${key}" is no property name; write an attribute as "@Name" and tags as "#tags".`);
}

function parseAttribute(name: string): Outcome<PropertyKey> {
	const problem = attributeNameProblem(name);
	return problem === undefined
		? success({ kind: "attribute", name })
		: failure(`"@${name}" cannot be an attribute: ${problem}. Choose another name.`);
}

function attributeNameProblem(name: string): string | undefined {
	if (name === "") return "the name is empty";
	if (name.size() > MAX_ATTRIBUTE_NAME) return `the name is longer than ${MAX_ATTRIBUTE_NAME} characters`;
	if (string.sub(name, 1, 3) === "RBX") return "names that start with RBX belong to Roblox";
	return string.find(name, "^[%w_%.%-/]+$")[0] === undefined
		? "a name has letters, digits and . - / _ only"
		: undefined;
}

export function printPropertyKey(key: PropertyKey): string {
	if (key.kind === "tags") return "#tags";
	return key.kind === "attribute" ? `@${key.name}` : key.name;
}
