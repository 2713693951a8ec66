import { type RequestHandler, Router } from "express";

import type { Dialect, ModelsAnswer, ProviderInfo } from "../../../plugin-ts/core/wire.ts";
import type { ReadyProvider } from "../providers/provider.ts";
import { toWireError } from "../relay-error.ts";
import type { RelayContext } from "./relay-context.ts";

/** The order of a provider's paths is its preference. */
const dialectsOf = ({ paths }: ReadyProvider): readonly Dialect[] => Object.keys(paths) as Dialect[];

const describe = async (context: RelayContext, provider: ReadyProvider): Promise<ProviderInfo> => {
	const { models, error } = await context.catalogue.list(provider);
	const model = await context.catalogue.resolve(provider, undefined).catch(() => undefined);
	return {
		id: provider.id,
		label: provider.label,
		configured: true,
		dialects: dialectsOf(provider),
		...(model === undefined ? {} : { model }),
		models,
		...(error === undefined ? {} : { modelsError: toWireError(error, context.redactor.text) }),
	};
};

/** What `?provider=` asks for: one provider, the default one where it is empty, all without it. */
const asked = (context: RelayContext, name: unknown): readonly ReadyProvider[] =>
	typeof name === "string" ? [context.providers.choose(name === "" ? undefined : name)] : context.providers.ready;

/**
 * `GET /api/models`: every provider, configured or skipped and why, with its models, and the default choice.
 * With `?provider=<id>` that provider alone; its list is all that has to be fetched.
 */
export const modelsRoute = (context: RelayContext): Router => {
	const get: RequestHandler = async (request, response) => {
		const { skipped, default: first } = context.providers;
		const ready = asked(context, request.query["provider"]);
		const configured = await Promise.all(ready.map((provider) => describe(context, provider)));
		const model = configured.find(({ id }) => id === first.id)?.model;
		const answer: ModelsAnswer = {
			default: { provider: first.id, ...(model === undefined ? {} : { model }) },
			providers: [
				...configured,
				...(request.query["provider"] === undefined ? skipped : []).map(({ id, label, skipped: reason }) => ({
					id,
					label,
					configured: false,
					reason,
					dialects: [],
					models: [],
				})),
			],
		};
		response.json(answer);
	};
	return Router().get("/api/models", get);
};
