import type { JsonValue } from "../json";
import { isJsonObject, JSON_NULL } from "../json-kind";
import { success } from "../outcome";
import { parsePath, printPath } from "../path";
import type { ValueCodec } from "./value-codec";
import { notA } from "./value-codec";

/** A reference by canonical path; the empty path is no instance. Whether it exists is the scene's business. */
export const instanceCodec: ValueCodec = {
	type: "Instance",
	aliases: ["Ref", "Object"],
	expects: 'an instance by path, as in "game.Workspace.House.Door", or null',
	coerce: (input) => {
		const path = pathOf(input);
		if (path === undefined) return notA(instanceCodec, input);
		if (path === "") return success({ __t: "Instance", path });
		const parsed = parsePath(path);
		return parsed.ok ? success({ __t: "Instance", path: printPath(parsed.value) }) : parsed;
	},
	print: (value) => (value.path === "" || value.path === undefined ? "none" : tostring(value.path)),
};

function pathOf(input: JsonValue): string | undefined {
	if (input === JSON_NULL) return "";
	if (typeIs(input, "string")) return input === "nil" ? "" : input;
	if (!isJsonObject(input)) return undefined;
	const { path } = input;
	if (path === undefined || path === JSON_NULL) return input.__t === "Instance" ? "" : undefined;
	return typeIs(path, "string") ? path : undefined;
}
