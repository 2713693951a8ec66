import type { JsonObject, JsonValue } from "../../core/json";
import { describeJson } from "../../core/json-describe";
import { isJsonArray, isJsonObject, sortedKeys } from "../../core/json-kind";
import type { NewInstance } from "../../core/operation";
import type { Outcome } from "../../core/outcome";
import { failure, success } from "../../core/outcome";
import { normalizeEol } from "../../text/lines";
import { checkCreatable } from "../safety/creatable-check";
import { checkNewName } from "../safety/name-check";
import { validateScriptText } from "../safety/output-validator";
import type { ToolContext } from "../tool";
import { checkProps } from "./check-props";

const MAX_INSTANCES = 200;
const MAX_DEPTH = 16;

/** Parts of a description that are not properties, by every name models give them. */
const ROLES: { readonly [key: string]: "className" | "name" | "props" | "children" | "source" | undefined } = {
	className: "className",
	ClassName: "className",
	class: "className",
	name: "name",
	Name: "name",
	props: "props",
	properties: "props",
	children: "children",
	Children: "children",
	source: "source",
	Source: "source",
};

interface Build {
	readonly context: ToolContext;
	count: number;
}

interface Loose {
	className?: JsonValue;
	name?: JsonValue;
	source?: JsonValue;
	children?: JsonValue;
	readonly props: { [key: string]: JsonValue };
}

/**
 * Builds the description of a new instance from what a model wrote: `{className, name?, props?, children?, source?}`, a
 * bare class name, or properties beside those keys. `Name` and `Source` count in `props` too. Every class, property and
 * script text is checked; a problem says where it is (`children[2]: …`).
 */
export function buildNewInstance(given: JsonValue, context: ToolContext): Outcome<NewInstance> {
	return buildAt(given, "", 1, { context, count: 0 });
}

function buildAt(given: JsonValue, at: string, depth: number, build: Build): Outcome<NewInstance> {
	build.count += 1;
	if (build.count > MAX_INSTANCES)
		return failure(`More than ${MAX_INSTANCES} instances in one call. Stage it: create them in several calls.`);
	if (depth > MAX_DEPTH)
		return failure(`${at}children are nested deeper than ${MAX_DEPTH} levels. Create the deeper ones in another call.`);
	const loose = readLoose(given);
	if (loose === undefined) return failure(`${at}expected {className, props?, children?}, got ${describeJson(given)}.`);
	const built = buildOne(loose, at, depth, build);
	return built.ok || string.sub(built.error, 1, 9) === "children[" ? built : failure(`${at}${built.error}`);
}

function readLoose(given: JsonValue): Loose | undefined {
	if (typeIs(given, "string")) return { className: given, props: {} };
	if (!isJsonObject(given)) return undefined;
	const loose: Loose = { props: {} };
	collect(given, loose);
	return loose;
}

function collect(from: JsonObject, loose: Loose): void {
	for (const key of sortedKeys(from)) {
		const value = from[key]!;
		const role = ROLES[key];
		if (role === undefined) loose.props[key] = value;
		else if (role !== "props") loose[role] = value;
		else if (isJsonObject(value)) collect(value, loose);
	}
}

function buildOne(loose: Loose, at: string, depth: number, build: Build): Outcome<NewInstance> {
	const { context } = build;
	const { className } = loose;
	if (!typeIs(className, "string")) return failure("className is missing. Give the class of the new instance.");
	const info = checkCreatable(className, context.scene);
	if (!info.ok) return info;
	const name = checkNewName(loose.name === undefined ? className : tostring(loose.name));
	if (!name.ok) return name;
	const source = readSource(loose.source, name.value, info.value.isScript, context);
	if (!source.ok) return source;
	const props = checkProps(className, loose.props, "create", context);
	if (!props.ok) return props;
	const children = buildChildren(loose.children, at, depth, build);
	if (!children.ok) return children;
	return success({ className, name: name.value, props: props.value, source: source.value, children: children.value });
}

function readSource(
	given: JsonValue | undefined,
	name: string,
	isScript: boolean,
	context: ToolContext,
): Outcome<string | undefined> {
	if (given === undefined) return success(undefined);
	if (!isScript || !typeIs(given, "string")) return failure(`source is the text of a script; ${name} is none.`);
	const text = normalizeEol(given);
	const checked = validateScriptText({ path: name, after: text }, context);
	return checked.ok ? success(text) : checked;
}

function buildChildren(
	given: JsonValue | undefined,
	at: string,
	depth: number,
	build: Build,
): Outcome<readonly NewInstance[]> {
	if (given === undefined) return success([]);
	const items = isJsonArray(given) ? given : [given];
	const children = new Array<NewInstance>();
	for (const item of items) {
		const prefix = at === "" ? "" : `${string.sub(at, 1, -3)}.`;
		const child = buildAt(item, `${prefix}children[${children.size()}]: `, depth + 1, build);
		if (!child.ok) return child;
		children.push(child.value);
	}
	return success(children);
}
