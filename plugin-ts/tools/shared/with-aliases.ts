import type { JsonValue } from "../../core/json";
import { isJsonObject, sortedKeys } from "../../core/json-kind";
import type { Schema } from "../../model/schema";

/**
 * Lets an object schema accept some keys under other names that models use; what is sent to the model stays the same.
 * A key given under both names keeps the value of its own name.
 */
export function withAliases<T>(
	schema: Schema<T>,
	aliases: { readonly [alias: string]: string | undefined },
): Schema<T> {
	return {
		json: schema.json,
		expects: schema.expects,
		read: (value, at, reader) => schema.read(isJsonObject(value) ? renameKeys(value, aliases) : value, at, reader),
	};
}

function renameKeys(
	value: { readonly [key: string]: JsonValue | undefined },
	aliases: { readonly [alias: string]: string | undefined },
): { readonly [key: string]: JsonValue | undefined } {
	const renamed: { [key: string]: JsonValue | undefined } = {};
	for (const key of sortedKeys(value)) {
		const name = aliases[key];
		if (name === undefined) renamed[key] = value[key];
		else if (value[name] === undefined) renamed[name] = value[key];
	}
	return renamed;
}
