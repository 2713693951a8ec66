import { t } from "@rbxts/t";
import type { JsonValue } from "../core/json";
import { arrayAt } from "../core/json-access";
import { isJsonObject } from "../core/json-kind";
import type { Dialect, ModelInfo, ModelsAnswer, ProviderInfo } from "../core/wire";

/** What is known of the model that a request will reach. */
export interface ModelFacts {
	readonly provider: string;
	/** Absent when the server decides. */
	readonly model?: string;
	/** Dialects the provider speaks, the best first. */
	readonly dialects: readonly Dialect[];
	/** Window, price and abilities, where the provider's list gives them. */
	readonly info?: ModelInfo;
}

const isPrice = t.interface({
	inputPerMillion: t.number,
	outputPerMillion: t.number,
	cachedInputPerMillion: t.optional(t.number),
});

const isModelInfo: t.check<ModelInfo> = t.interface({
	id: t.string,
	name: t.optional(t.string),
	contextWindow: t.optional(t.number),
	maxOutput: t.optional(t.number),
	price: t.optional(isPrice),
	takesTools: t.optional(t.boolean),
	takesImages: t.optional(t.boolean),
});

const isProvider = t.interface({
	id: t.string,
	label: t.string,
	configured: t.boolean,
	reason: t.optional(t.string),
	dialects: t.array(t.string),
	model: t.optional(t.string),
	models: t.array(t.any),
});

const isAnswer = t.interface({
	default: t.interface({ provider: t.string, model: t.optional(t.string) }),
	providers: t.array(isProvider),
});

const KNOWN_DIALECTS: { readonly [name: string]: Dialect } = {
	chat: "chat",
	messages: "messages",
	responses: "responses",
};

/** Reads the answer of `GET /api/models`. Entries and dialects this version does not know are left out; undefined for anything else. */
export function readCatalogue(value: JsonValue): ModelsAnswer | undefined {
	if (!isJsonObject(value) || !isAnswer(value)) return undefined;
	const raw = arrayAt(value, "providers");
	const providers = value.providers.map((provider, index): ProviderInfo => {
		const entry = raw[index];
		const models = isJsonObject(entry) ? arrayAt(entry, "models") : [];
		return {
			id: provider.id,
			label: provider.label,
			configured: provider.configured,
			reason: provider.reason,
			model: provider.model,
			dialects: provider.dialects.mapFiltered((name) => KNOWN_DIALECTS[name]),
			models: models.filter((model): model is JsonValue & ModelInfo => isModelInfo(model)),
		};
	});
	return { default: value.default, providers };
}

/** The facts about a choice of provider and model; absent parts are chosen as the relay would. */
export function factsOf(catalogue: ModelsAnswer, provider?: string, model?: string): ModelFacts | undefined {
	const id = provider ?? catalogue.default.provider;
	const found = catalogue.providers.find((candidate) => candidate.id === id);
	if (found === undefined) return undefined;
	const chosen = model ?? found.model ?? (id === catalogue.default.provider ? catalogue.default.model : undefined);
	const info = chosen === undefined ? undefined : found.models.find((candidate) => candidate.id === chosen);
	return { provider: id, model: chosen, dialects: found.dialects, info };
}
