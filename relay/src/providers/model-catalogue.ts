import type { ModelInfo } from "../../../plugin-ts/core/wire.ts";
import { isObject, parseJson } from "../json.ts";
import { asRelayError, RelayError } from "../relay-error.ts";
import type { Settings } from "../settings.ts";
import { openReply } from "../upstream/open-reply.ts";
import type { Transport } from "../upstream/transport.ts";
import { readModelInfo } from "./model-info.ts";
import type { ReadyProvider } from "./provider.ts";

export interface Catalogue {
	readonly models: readonly ModelInfo[];
	readonly error?: RelayError;
}

export interface ModelCatalogue {
	/** What the provider's `/models` lists; a failure is part of the answer. Kept for a while. */
	list(provider: ReadyProvider): Promise<Catalogue>;
	/**
	 * The model for a request: named by it, by the settings, or chosen at a server of one's own.
	 * Nothing means that such a server lists none and decides itself. Throws `model_missing`.
	 */
	resolve(provider: ReadyProvider, requested: string | undefined): Promise<string | undefined>;
}

const TIMEOUT_MS = 5_000;
const FAILURE_TTL_MS = 30_000;
const NOT_FOR_CHAT = /embed|rerank|whisper|tts|moderation|dall-e/i;

const missing = (provider: ReadyProvider, models: readonly ModelInfo[]): RelayError => {
	const some = models
		.filter(({ id }) => !NOT_FOR_CHAT.test(id))
		.slice(0, 5)
		.map(({ id }) => id);
	const example = some.length === 0 ? "" : `, for example ${some.join(", ")}`;
	return new RelayError(
		"model_missing",
		`No model is chosen for ${provider.label}.`,
		`Name a model in the request, or set VECTOR_MODEL or the provider's own model setting${example}.`,
		{ httpStatus: 400, provider: provider.id },
	);
};

/** Reads providers' model lists on demand. */
export const createModelCatalogue = (settings: Settings, transport: Transport): ModelCatalogue => {
	const cache = new Map<string, { readonly until: number; readonly catalogue: Promise<Catalogue> }>();

	const load = async (provider: ReadyProvider): Promise<Catalogue> => {
		const timeout = new RelayError(
			"upstream_timeout",
			"The provider's model list did not arrive in time.",
			"Try again.",
			{
				provider: provider.id,
				retryable: true,
			},
		);
		const stop = new AbortController();
		const timer = setTimeout(() => stop.abort(timeout), TIMEOUT_MS);
		try {
			const reply = await openReply(
				{
					method: "GET",
					url: provider.baseUrl + (provider.modelsPath ?? "/models"),
					headers: { ...provider.headers, accept: "application/json" },
				},
				{
					provider: provider.id,
					transport: provider.transport ?? transport,
					limits: { ...settings.upstream, retries: 0 },
					signal: stop.signal,
				},
			);
			const chunks: Uint8Array[] = [];
			for await (const chunk of reply.chunks) chunks.push(chunk);
			const answer = parseJson(Buffer.concat(chunks).toString("utf8"));
			const entries: readonly unknown[] = isObject(answer) && Array.isArray(answer["data"]) ? answer["data"] : [];
			return { models: entries.map(readModelInfo).filter((model) => model !== undefined) };
		} catch (error) {
			return { models: [], error: asRelayError(error) };
		} finally {
			clearTimeout(timer);
		}
	};

	const list = (provider: ReadyProvider): Promise<Catalogue> => {
		const known = cache.get(provider.id);
		if (known !== undefined && known.until > Date.now()) return known.catalogue;
		const catalogue = load(provider);
		cache.set(provider.id, { until: Date.now() + settings.catalogueTtlMs, catalogue });
		void catalogue.then(({ error }) => {
			if (error !== undefined) cache.set(provider.id, { until: Date.now() + FAILURE_TTL_MS, catalogue });
		});
		return catalogue;
	};

	return {
		list,
		resolve: async (provider, requested) => {
			const named = requested ?? provider.model;
			if (named !== undefined) return named;
			const { models } = await list(provider);
			if (!provider.mayChooseModel) throw missing(provider, models);
			return models.find(({ id }) => !NOT_FOR_CHAT.test(id))?.id;
		},
	};
};
