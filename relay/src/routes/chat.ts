import { type Request, type RequestHandler, Router, raw } from "express";

import type { ChatAccepted } from "../../../plugin-ts/core/wire.ts";
import { watchFor } from "../dialects/dialect.ts";
import { setMember } from "../json-members.ts";
import { RelayError } from "../relay-error.ts";
import { readChatRequest } from "./read-chat-request.ts";
import type { RelayContext } from "./relay-context.ts";
import { sendSse } from "./send-sse.ts";

/** Shown for a server of one's own that lists no models and uses the one it has. */
const SERVER_DEFAULT = "default";

const wantsStream = (request: Request): boolean => /\btext\/event-stream\b/i.test(request.headers.accept ?? "");

const start = async (context: RelayContext, bytes: Uint8Array): Promise<ChatAccepted> => {
	const asked = readChatRequest(bytes);
	const provider = context.providers.choose(asked.provider);
	const path = provider.paths[asked.dialect];
	if (path === undefined) {
		throw new RelayError(
			"dialect_unsupported",
			`${provider.label} cannot be asked in the dialect ${asked.dialect}.`,
			`Use one of: ${Object.keys(provider.paths).join(", ")}.`,
			{ httpStatus: 400, provider: provider.id },
		);
	}
	const model = await context.catalogue.resolve(provider, asked.model);
	const id = await context.runs.start({
		provider,
		model: model ?? SERVER_DEFAULT,
		dialect: asked.dialect,
		watch: watchFor(asked.dialect),
		call: {
			method: "POST",
			url: provider.baseUrl + path,
			headers: {
				accept: "text/event-stream",
				"accept-encoding": "identity",
				"content-type": "application/json",
				"user-agent": "vector-relay",
				...provider.headers,
				...provider.dialectHeaders?.[asked.dialect],
			},
			body: model === undefined ? asked.bodyText : setMember(asked.bodyText, "model", model),
		},
	});
	return { id, provider: provider.id, model: model ?? SERVER_DEFAULT };
};

/** `POST /api/chat`: starts an upstream call; answers its stream id, or the stream itself to `Accept: text/event-stream`. */
export const chatRoute = (context: RelayContext): Router => {
	const post: RequestHandler = async (request, response) => {
		const bytes: unknown = request.body;
		const accepted = await start(context, bytes instanceof Uint8Array ? bytes : Buffer.alloc(0));
		if (wantsStream(request)) await sendSse(context, response, accepted.id, 0, accepted);
		else response.status(202).json(accepted);
	};
	return Router().post("/api/chat", raw({ type: () => true, limit: context.settings.bodyLimitBytes }), post);
};
