import { isObject } from "../../json.ts";

/** Whether two JSON values are the same, whatever the order of their keys. */
export const isJsonEqual = (left: unknown, right: unknown): boolean => {
	if (Array.isArray(left) && Array.isArray(right)) {
		return left.length === right.length && left.every((item, index) => isJsonEqual(item, right[index]));
	}
	if (!isObject(left) || !isObject(right)) return left === right;
	const keys = Object.keys(left);
	return (
		keys.length === Object.keys(right).length && keys.every((key) => key in right && isJsonEqual(left[key], right[key]))
	);
};
