import { JSON_NULL } from "../../core/json-kind";
import { coerceAttribute } from "../../core/values/coerce-value";
import { s } from "../../model/schema";
import { locate } from "../shared/paths";
import { showValue } from "../shared/show-value";
import type { CheckType } from "./check-type";
import { fails, passes } from "./check-type";
import { isSameValue } from "./same-value";

const parameters = s.object(
	{ path: s.string({ minLength: 1 }), attribute: s.string({ minLength: 1 }), value: s.anyJson() },
	{ optional: ["value"] },
);

/** An attribute has a value; without one, or with null, it must not be set. */
export const attributeEquals: CheckType<typeof parameters> = {
	type: "attribute_equals",
	parameters,
	evaluate({ path, attribute, value = JSON_NULL }, context) {
		const found = locate(path, context);
		if (!found.ok) return fails(found.error);
		const name = string.gsub(attribute, "^@", "")[0];
		const read = context.scene.properties(found.value.path, [`@${name}`]);
		if (!read.ok) return fails(read.error);
		const actual = read.value.values[`@${name}`] ?? JSON_NULL;
		const coerced = coerceAttribute(value, { enumItems: (enumType) => context.scene.enumItems(enumType) });
		const wanted = coerced.ok ? coerced.value : value;
		const shown = `@${name} of ${found.value.path} is ${actual === JSON_NULL ? "not set" : showValue(actual)}`;
		return isSameValue(actual, wanted)
			? passes(`${shown}.`)
			: fails(`${shown}, wanted ${wanted === JSON_NULL ? "none" : showValue(wanted)}.`);
	},
};
