import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGES = fileURLToPath(new URL("../../../node_modules/@rbxts-js", import.meta.url));

/** Real Luau sources: those of the installed packages, with LF line endings, in a stable order, from `minLines` lines on. */
export function readLuauCorpus(minLines: number, maxLines: number): string[] {
	return readdirSync(PACKAGES, { recursive: true, encoding: "utf8" })
		.filter((path) => /\.luau?$/.test(path))
		.sort()
		.map((path) => readFileSync(join(PACKAGES, path), "utf8").replaceAll("\r\n", "\n"))
		.filter((text) => {
			const lines = text.split("\n").length;
			return lines >= minLines && lines <= maxLines;
		});
}
