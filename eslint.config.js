import robloxTs from "eslint-plugin-roblox-ts";
import reactHooks from "eslint-plugin-react-hooks";
import importSort from "eslint-plugin-simple-import-sort";
import unusedImports from "eslint-plugin-unused-imports";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

/** Imports a folder of plugin-ts must not make: the dependency rule of CONTRIBUTING.md, one row a folder. */
const FORBIDDEN_FOLDERS = {
	core: ["text", "luau", "model", "tools", "agent", "store", "studio", "ui", "automation"],
	text: ["luau", "model", "tools", "agent", "store", "studio", "ui", "automation"],
	luau: ["text", "model", "tools", "agent", "store", "studio", "ui", "automation"],
	model: ["tools", "agent", "store", "studio", "ui", "automation"],
	tools: ["agent", "store", "studio", "ui", "automation"],
	agent: ["store", "studio", "ui", "automation"],
	store: ["tools", "studio", "ui", "automation"],
	studio: ["text", "luau", "model", "tools", "agent", "store", "ui", "automation"],
	ui: ["tools", "model", "studio", "automation"],
	automation: ["tools", "model", "studio", "ui"],
};

function dependencyRule([folder, forbidden]) {
	const patterns = [
		{ group: forbidden.map((name) => `**/${name}/**`), message: `${folder} must not depend on this folder.` },
	];
	if (folder !== "studio")
		patterns.push({ group: ["@rbxts/services"], message: "Only the Studio adapters reach services." });
	return {
		files: [`plugin-ts/${folder}/**/*.{ts,tsx}`],
		ignores: ["**/*.spec.ts", "**/*.spec.tsx"],
		rules: {
			"no-restricted-imports": ["error", { patterns }],
			"no-restricted-globals": ["error", { name: "plugin", message: "Only main reads the plugin global." }],
		},
	};
}

export default defineConfig(
	{ ignores: ["out", "include", "**/node_modules", "**/*.d.ts", "studio/data", "**/fixtures"] },
	{
		files: ["**/*.{ts,tsx}"],
		extends: [tseslint.configs.recommended],
		plugins: { "simple-import-sort": importSort, "unused-imports": unusedImports },
		rules: {
			"@typescript-eslint/consistent-type-imports": "error",
			"@typescript-eslint/no-explicit-any": "error",
			"@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
			"@typescript-eslint/no-empty-object-type": "off",
			"unused-imports/no-unused-imports": "error",
			"no-restricted-exports": ["error", { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
			"max-lines": ["error", 300],
			complexity: ["error", 12],
			eqeqeq: "error",
			"prefer-const": "error",
		},
	},
	{
		files: ["plugin-ts/**/*.{ts,tsx}"],
		extends: [robloxTs.configs.recommended],
		plugins: { "react-hooks": reactHooks },
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
		// Tuple results of engine calls are typed unknown and need the keyword.
		rules: { ...reactHooks.configs.recommended.rules, "roblox-ts/no-user-defined-lua-tuple": "off" },
	},
	...Object.entries(FORBIDDEN_FOLDERS).map(dependencyRule),
	{
		files: ["relay/**/*.ts"],
		rules: {
			"no-restricted-imports": [
				"error",
				{ patterns: [{ regex: "plugin-ts/(?!core/wire)", message: "The relay shares only the wire types." }] },
			],
		},
	},
	{ files: ["**/vitest.config.ts", "**/vite.config.ts"], rules: { "no-restricted-exports": "off" } },
);
