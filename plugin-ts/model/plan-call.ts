import type { JsonObject } from "../core/json";
import type { Settings } from "../core/settings";
import type { Dialect, ModelsAnswer } from "../core/wire";
import { factsOf } from "./catalogue";
import type { ModelFacts } from "./catalogue";
import type { DialectCodec } from "./dialect";
import { chooseDialect, codecOf } from "./dialects";
import type { HistoryMessage, ToolSchema } from "./types";

export interface CallPlanInput {
	readonly history: readonly HistoryMessage[];
	readonly tools: readonly ToolSchema[];
	readonly settings: Pick<Settings, "provider" | "model" | "dialect" | "reasoningEffort" | "maxOutputTokens">;
	/** What the relay answered about models; absent when it could not be asked. */
	readonly catalogue?: ModelsAnswer;
}

/** A model call ready to be sent. */
export interface CallPlan {
	readonly dialect: Dialect;
	readonly codec: DialectCodec;
	/** What is known of the model, its price and window where the provider's list gives them. */
	readonly facts?: ModelFacts;
	readonly body: JsonObject;
}

/** Tokens a reply may have where the user set no limit: as many as the model can write, up to this. */
const MOST_OUTPUT_TOKENS = 65_536;

/** Chooses the dialect for the model that the settings (or else the relay) name, and writes the request in it. */
export function planCall({ history, tools, settings, catalogue }: CallPlanInput): CallPlan {
	const facts = catalogue === undefined ? undefined : factsOf(catalogue, settings.provider, settings.model);
	const dialect = chooseDialect(settings.dialect, facts);
	const codec = codecOf(dialect);
	const body = codec.encodeRequest({
		history,
		tools,
		model: settings.model ?? facts?.model,
		settings: {
			provider: settings.provider ?? facts?.provider,
			reasoningEffort: settings.reasoningEffort,
			maxOutputTokens: settings.maxOutputTokens ?? outputLimit(facts),
		},
	});
	return { dialect, codec, facts, body };
}

function outputLimit(facts: ModelFacts | undefined): number | undefined {
	const ofModel = facts?.info?.maxOutput;
	return ofModel === undefined ? undefined : math.min(ofModel, MOST_OUTPUT_TOKENS);
}

/** As `planCall`, without the codec's functions: for tests that cross from the plugin to its host. */
export function planBody(input: CallPlanInput): { readonly dialect: Dialect; readonly body: JsonObject } {
	const { dialect, body } = planCall(input);
	return { dialect, body };
}
