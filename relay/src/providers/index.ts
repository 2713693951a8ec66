import { anthropic } from "./anthropic.ts";
import { bedrock } from "./bedrock.ts";
import { compatible } from "./compatible.ts";
import { demo } from "./demo/demo.ts";
import { gemini } from "./gemini.ts";
import { nvidia } from "./nvidia.ts";
import { openai } from "./openai.ts";
import { openrouter } from "./openrouter.ts";
import type { ProviderDefinition } from "./provider.ts";

/** Every provider, in the order in which the first one with credentials is the default. The demo is always last. */
export const providerDefinitions: readonly ProviderDefinition[] = [
	openrouter,
	openai,
	anthropic,
	gemini,
	bedrock,
	nvidia,
	compatible,
	demo,
];
