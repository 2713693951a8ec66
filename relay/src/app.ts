import express, { type Express, type RequestHandler } from "express";
import helmet from "helmet";

import { answerError } from "./answer-error.ts";
import { RelayError } from "./relay-error.ts";
import { chatRoute } from "./routes/chat.ts";
import { healthRoute } from "./routes/health.ts";
import { modelsRoute } from "./routes/models.ts";
import type { RelayContext } from "./routes/relay-context.ts";
import { streamRoute } from "./routes/stream.ts";
import { streamSseRoute } from "./routes/stream-sse.ts";
import { hostGuard, jsonGuard, originGuard, tokenGuard } from "./security/guards.ts";

const notFound: RequestHandler = (request) => {
	throw new RelayError(
		"not_found",
		`There is no ${request.method} ${request.path}.`,
		"See relay/README.md for the routes.",
		{ httpStatus: 404 },
	);
};

const logRequest =
	(context: RelayContext): RequestHandler =>
	(request, response, next) => {
		const startedAt = performance.now();
		response.once("close", () => {
			context.log(
				`${request.method} ${request.path} ${response.statusCode} ${Math.round(performance.now() - startedAt)}ms`,
			);
		});
		next();
	};

/** The relay as an Express application: guards first, then one route per file. */
export const createApp = (context: RelayContext, isAllowedHost: (host: string) => boolean): Express => {
	const app = express();
	app.disable("etag");
	app.use(logRequest(context), helmet(), hostGuard(isAllowedHost), originGuard);
	app.use(healthRoute(context));
	if (context.settings.token !== undefined) app.use(tokenGuard(context.settings.token));
	app.use(jsonGuard, chatRoute(context), streamRoute(context), streamSseRoute(context), modelsRoute(context));
	app.use(notFound, answerError(context.redactor, context.log, context.settings.bodyLimitBytes));
	return app;
};
