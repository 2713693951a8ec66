import type { ProviderDefinition } from "../provider.ts";
import { createDemoTransport } from "./demo-transport.ts";

export const DEMO_MODEL = "vector-demo";

/**
 * A stand-in for a model: offline, free and deterministic, so that everything can be tried and tested without a key.
 * It reads the whole conversation on every call and keeps nothing, like a real one.
 */
export const demo: ProviderDefinition = {
	id: "demo",
	label: "Demo (offline)",
	configure: (env) => ({
		baseUrl: "http://demo.invalid/v1",
		paths: { chat: "/chat/completions" },
		headers: {},
		secrets: [],
		model: DEMO_MODEL,
		mayChooseModel: false,
		transport: createDemoTransport(Number(env["VECTOR_DEMO_DELAY_MS"] ?? "0") || 0, DEMO_MODEL),
	}),
};
