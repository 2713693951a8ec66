/*
 * Writes data/brick-colors.json: number, name and colour of every BrickColor. Names come from @rbxts/types, colours from
 * rbx-dom; both list them in the palette's order.
 *
 * Run: node_modules/.bin/tsx studio/scripts/generate-brick-colors.ts
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { types } from "rbx-dom";

const include = join(dirname(createRequire(import.meta.url).resolve("@rbxts/types/package.json")), "include");
const declaration = readFileSync(join(include, "roblox.d.ts"), "utf8");
const block = /interface BrickColorsByNumber \{([^}]*)\}/.exec(declaration)?.[1] ?? "";

const colors = [...block.matchAll(/(\d+): "([^"]+)"/g)].map(([, number, name]) => ({
	number: Number(number),
	name,
	color: types.brickColorToColor3uint8(types.brickColorByNumber(Number(number))),
}));
writeFileSync(
	new URL("../data/brick-colors.json", import.meta.url),
	`[\n${colors.map((color) => `\t${JSON.stringify(color)}`).join(",\n")}\n]\n`,
);
