import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		name: "relay",
		include: ["src/**/*.spec.ts"],
		testTimeout: 15_000,
	},
});
