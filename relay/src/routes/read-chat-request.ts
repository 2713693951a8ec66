import { z } from "zod";

import type { Dialect } from "../../../plugin-ts/core/wire.ts";
import { findMembers } from "../json-members.ts";
import { RelayError } from "../relay-error.ts";

const schema = z.object({
	provider: z.string().min(1).max(100).optional(),
	model: z.string().min(1).max(300).optional(),
	dialect: z.enum(["chat", "messages", "responses"]).default("chat"),
	body: z.looseObject({ model: z.string().min(1).max(300).optional() }),
});

export interface ReadChatRequest {
	readonly provider: string | undefined;
	/** As the envelope or else the upstream body names it. */
	readonly model: string | undefined;
	readonly dialect: Dialect;
	/** Text of the upstream body, exactly as it came. */
	readonly bodyText: string;
}

const HINT = 'Send {"dialect": "chat", "body": {…}} with an optional provider and model, as UTF-8 JSON.';

const invalid = (message: string): RelayError => new RelayError("invalid_request", message, HINT, { httpStatus: 400 });

const decode = (bytes: Uint8Array): string => {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		throw invalid("The request body is not UTF-8.");
	}
};

const parse = (text: string): unknown => {
	try {
		const value: unknown = JSON.parse(text);
		return value;
	} catch {
		throw invalid("The request body is not JSON.");
	}
};

/** Checks the envelope of `POST /api/chat` and cuts the upstream body out of it unchanged. Throws `invalid_request`. */
export const readChatRequest = (bytes: Uint8Array): ReadChatRequest => {
	const text = decode(bytes);
	const parsed = schema.safeParse(parse(text));
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		const path = issue === undefined || issue.path.length === 0 ? "The request" : `The field ${issue.path.join(".")}`;
		throw invalid(`${path} is not usable: ${issue?.message ?? "unknown reason"}.`);
	}
	const { provider, model, dialect, body } = parsed.data;
	const range = findMembers(text).get("body");
	if (range === undefined) throw invalid("The field body is missing.");
	return { provider, model: model ?? body.model, dialect, bodyText: text.slice(range.start, range.end) };
};
