import type { PropertyBag, PropertyInfo } from "../../core/instance-info";
import type { JsonValue } from "../../core/json";
import { describeJson } from "../../core/json-describe";
import { isJsonArray, JSON_NULL, sortedKeys } from "../../core/json-kind";
import type { Outcome } from "../../core/outcome";
import { failure, success } from "../../core/outcome";
import { coerceAttribute, coerceValue } from "../../core/values/coerce-value";
import { suggestName } from "../../core/values/nearest";
import { parsePropertyKey } from "../../core/values/property-key";
import { isTypedObject } from "../../core/values/typed-value";
import type { ToolContext } from "../tool";
import { normalisePath } from "./paths";

/** What the values are for: the same key can need different advice. */
export type PropsPurpose = "create" | "set";

type SceneContext = Pick<ToolContext, "scene">;

const MAX_PROBLEMS = 5;

const ADVICE: { readonly [P in PropsPurpose]: { readonly [key: string]: string | undefined } } = {
	create: { Parent: "Parent is given as parentPath, not as a property." },
	set: {
		Name: "Name is changed with rename_instance, not as a property.",
		Parent: "Parent cannot be set as a property.",
		Source: "Source is not a property here: change a script's text with patch_script or apply_edit.",
	},
};

/**
 * Checks values against a class and turns them into typed values: attributes (`@Name`; null removes one), `#tags` and
 * properties that exist and can be written. All problems are told at once, each with the nearest names or the form expected.
 */
export function checkProps(
	className: string,
	given: PropertyBag,
	purpose: PropsPurpose,
	context: SceneContext,
): Outcome<PropertyBag> {
	const checked: { [key: string]: JsonValue } = {};
	const problems = new Array<string>();
	for (const key of sortedKeys(given)) {
		const advice = ADVICE[purpose][key];
		const value = advice === undefined ? checkMember(className, key, given[key]!, context) : failure(advice);
		if (value.ok) checked[key] = value.value;
		else problems.push(value.error);
	}
	if (problems.isEmpty()) return success(checked);
	const rest = problems.size() > MAX_PROBLEMS ? ` And ${problems.size() - MAX_PROBLEMS} more problems.` : "";
	return failure(problems.filter((_, index) => index < MAX_PROBLEMS).join(" ") + rest);
}

function checkMember(className: string, key: string, value: JsonValue, context: SceneContext): Outcome<JsonValue> {
	const parsed = parsePropertyKey(key);
	if (!parsed.ok) return parsed;
	if (parsed.value.kind === "tags") return checkTags(value);
	if (parsed.value.kind === "property") return checkProperty(className, key, value, context);
	if (value === JSON_NULL) return success(value);
	return named(key, coerceAttribute(value, enumSource(context)));
}

function checkTags(value: JsonValue): Outcome<JsonValue> {
	const tags = typeIs(value, "string") ? [value] : value;
	if (isJsonArray(tags) && tags.every((tag) => typeIs(tag, "string") && tag !== "")) return success(tags);
	return failure(`#tags: expected a list of texts, as in ["Door", "Metal"]; got ${describeJson(value)}.`);
}

function checkProperty(className: string, key: string, value: JsonValue, context: SceneContext): Outcome<JsonValue> {
	const properties = context.scene.classInfo(className)?.properties;
	const property = properties?.get(key);
	if (property === undefined) return failure(unknownProperty(className, key, properties));
	if (!property.canWrite) return failure(`${key} of ${className} is read-only. Leave it out.`);
	const expected = property.enumType === undefined ? property.valueType : `Enum.${property.enumType}`;
	const coerced = named(`${key} of ${className}`, coerceValue(value, expected, enumSource(context)));
	return coerced.ok ? checkReference(`${key} of ${className}`, coerced.value, context) : coerced;
}

/** A reference names an instance that exists, in canonical form; the empty reference stays. */
function checkReference(what: string, value: JsonValue, context: SceneContext): Outcome<JsonValue> {
	if (!isTypedObject(value) || value.__t !== "Instance") return success(value);
	const { path } = value;
	if (!typeIs(path, "string") || path === "") return success(value);
	const canonical = named(what, normalisePath(path, context));
	return canonical.ok ? success({ __t: "Instance", path: canonical.value }) : canonical;
}

function enumSource({ scene }: SceneContext) {
	return { enumItems: (enumType: string) => scene.enumItems(enumType) };
}

function named<T>(what: string, outcome: Outcome<T>): Outcome<T> {
	return outcome.ok ? outcome : failure(`${what}: ${outcome.error}`);
}

function unknownProperty(
	className: string,
	key: string,
	properties: ReadonlyMap<string, PropertyInfo> | undefined,
): string {
	const names = new Array<string>();
	properties?.forEach((property) => {
		if (property.canWrite) names.push(property.name);
	});
	const hint = suggestName(key, names);
	return `${className} has no property ${key}${hint !== "" ? hint : `; for an attribute write @${key}.`}`;
}
