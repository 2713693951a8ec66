import { readdirSync, readFileSync } from "node:fs";

const ROOT = new URL("../../luau/", import.meta.url);
const EXTENSION = ".luau";

/** Source of one of the emulation's own modules, such as `scheduler` or `services/run-service`. */
export function readLuauModule(name: string): string {
	return readFileSync(new URL(`${name}${EXTENSION}`, ROOT), "utf8");
}

/** Names of the service modules, in loading order. */
export function listServiceModules(): readonly string[] {
	return readdirSync(new URL("services/", ROOT))
		.filter((file) => file.endsWith(EXTENSION))
		.map((file) => file.slice(0, -EXTENSION.length))
		.sort();
}
