import type { JsonObject, JsonValue } from "../core/json";

function write(value: JsonValue | undefined, out: Array<string>): void {
	if (!typeIs(value, "table")) {
		out.push(typeIs(value, "string") ? string.format("%q", value) : tostring(value));
		return;
	}
	const fields = new Array<{ readonly key: string; readonly value: JsonValue }>();
	for (const [key, field] of pairs(value as { readonly [key: string]: JsonValue })) {
		fields.push({ key: tostring(key), value: field });
	}
	fields.sort((a, b) => a.key < b.key);
	out.push("{");
	for (const field of fields) {
		out.push(`${field.key}=`);
		write(field.value, out);
		out.push(",");
	}
	out.push("}");
}

/** Two calls with the same identity do the same: the tool's name and its arguments with sorted keys. */
export function callIdentity(toolName: string, args: JsonObject): string {
	const out = [toolName];
	write(args, out);
	return out.join("");
}
