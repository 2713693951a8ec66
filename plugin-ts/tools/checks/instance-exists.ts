import { s } from "../../model/schema";
import { locate } from "../shared/paths";
import type { CheckType } from "./check-type";
import { fails, passes } from "./check-type";

const parameters = s.object(
	{ path: s.string({ minLength: 1 }), className: s.string({ minLength: 1 }) },
	{ optional: ["className"] },
);

/** An instance is there, of the class when one is given. */
export const instanceExists: CheckType<typeof parameters> = {
	type: "instance_exists",
	parameters,
	evaluate({ path, className }, context) {
		const found = locate(path, context);
		if (!found.ok) return fails(found.error);
		const text = `${found.value.path} is a ${found.value.className}.`;
		if (className === undefined || className === found.value.className) return passes(text);
		return fails(`${found.value.path} is a ${found.value.className}, not a ${className}.`);
	},
};
