import type { JsonObject, JsonValue } from "../../core/json";
import type { Outcome } from "../../core/outcome";
import { failure, success } from "../../core/outcome";
import { suggestName } from "../../core/values/nearest";

const REQUIRED: { readonly [checkType: string]: readonly string[] | undefined } = {
	script_exists: ["path"],
	script_contains: ["path", "text"],
	script_compiles: ["path"],
	instance_exists: ["path"],
	instance_count: ["query", "op", "n"],
	property_equals: ["path", "property", "value"],
	attribute_equals: ["path", "attribute", "value"],
	service_has_child: ["service", "child"],
	no_new_errors_in_playtest: [],
};

/** A plan step's check names a kind of check that exists and all it needs, so that it cannot fail later for its form. */
export function checkPlanCheck(check: { readonly [key: string]: JsonValue | undefined }): Outcome<JsonObject> {
	const kind = check.type;
	const required = typeIs(kind, "string") ? REQUIRED[kind] : undefined;
	if (required === undefined) return failure(`the check type ${tostring(kind)} does not exist${hintFor(kind)}`);
	const missing = required.filter((key) => check[key] === undefined);
	if (missing.isEmpty()) return success(check);
	return failure(`the check ${tostring(kind)} lacks ${missing.join(", ")}. Give it or leave the check out.`);
}

function hintFor(kind: JsonValue | undefined): string {
	const known = new Array<string>();
	for (const [name] of pairs(REQUIRED)) known.push(name as string);
	known.sort((a, b) => a < b);
	const hint = typeIs(kind, "string") ? suggestName(kind, known) : "";
	return hint !== "" ? hint : `; known: ${known.join(", ")}.`;
}
