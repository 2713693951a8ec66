import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		name: "studio",
		include: ["src/**/*.spec.ts"],
		testTimeout: 240_000,
		hookTimeout: 120_000,
		pool: "forks",
	},
});
