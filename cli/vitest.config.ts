import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		name: "cli",
		include: ["src/**/*.spec.ts"],
		testTimeout: 120_000,
		hookTimeout: 120_000,
		// Concurrent tests run a process each.
		maxConcurrency: 2,
	},
});
