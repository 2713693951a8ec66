import { type RequestHandler, Router } from "express";

import type { Dialect, ModelsAnswer, ProviderInfo } from "../../../plugin-ts/core/wire.ts";
import type { ReadyProvider } from "../providers/provider.ts";
import { toWireError } from "../relay-error.ts";
import type { RelayContext } from "./relay-context.ts";

const dialects: readonly Dialect[] = ["chat", "messages", "responses"];

const describe = async (context: RelayContext, provider: ReadyProvider): Promise<ProviderInfo> => {
	const { models, error } = await context.catalogue.list(provider);
	const model = await context.catalogue.resolve(provider, undefined).catch(() => undefined);
	return {
		id: provider.id,
		label: provider.label,
		configured: true,
		dialects: dialects.filter((dialect) => provider.paths[dialect] !== undefined),
		...(model === undefined ? {} : { model }),
		models,
		...(error === undefined ? {} : { modelsError: toWireError(error, context.redactor.text) }),
	};
};

/** `GET /api/models`: every provider, configured or skipped and why, with its models, and the default choice. */
export const modelsRoute = (context: RelayContext): Router => {
	const get: RequestHandler = async (_request, response) => {
		const { ready, skipped, default: first } = context.providers;
		const configured = await Promise.all(ready.map((provider) => describe(context, provider)));
		const model = configured.find(({ id }) => id === first.id)?.model;
		const answer: ModelsAnswer = {
			default: { provider: first.id, ...(model === undefined ? {} : { model }) },
			providers: [
				...configured,
				...skipped.map(({ id, label, skipped: reason }) => ({
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
