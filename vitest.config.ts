import { defineConfig } from "vitest/config";

export default defineConfig({ test: { projects: ["relay", "studio", "cli"], maxWorkers: 2 } });
