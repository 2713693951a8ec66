import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		name: "studio",
		include: ["src/**/*.spec.ts"],
		testTimeout: 60_000,
		hookTimeout: 60_000,
		pool: "forks",
	},
});
