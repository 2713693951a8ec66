import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Config, formatCode, LuaVersion, OutputVerification } from "@johnnymorganz/stylua";

/** Formats the emulation's Luau with StyLua; with `--check` it only names the files that are not formatted. */
const root = fileURLToPath(new URL("../luau", import.meta.url));
const isCheck = process.argv.includes("--check");
const unformatted: string[] = [];

for (const entry of readdirSync(root, { recursive: true, encoding: "utf8" })) {
	if (!entry.endsWith(".luau")) continue;
	const path = join(root, entry);
	const source = readFileSync(path, "utf8");
	const config = Config.new();
	config.syntax = LuaVersion.Luau;
	config.column_width = 120;
	const formatted = formatCode(source, config, undefined, OutputVerification.None);
	if (formatted === source) continue;
	unformatted.push(entry);
	if (!isCheck) writeFileSync(path, formatted);
}

if (isCheck && unformatted.length > 0) {
	console.error(`Not formatted: ${unformatted.join(", ")}. Run npm run format.`);
	process.exitCode = 1;
}
