import { createHash, timingSafeEqual } from "node:crypto";

import type { RequestHandler } from "express";

import { RelayError } from "../relay-error.ts";

const refuse = (httpStatus: number, code: string, message: string, hint: string): RelayError =>
	new RelayError(code, message, hint, { httpStatus });

/** Answers only to its own names: a web page that rebinds a name of its own to this machine sends another Host. */
export const hostGuard =
	(isAllowed: (host: string) => boolean): RequestHandler =>
	(request, _response, next) => {
		const host = request.headers.host?.toLowerCase();
		if (host !== undefined && isAllowed(host)) return next();
		throw refuse(
			403,
			"host_not_allowed",
			"The relay does not answer to this Host.",
			"Use http://127.0.0.1 with the relay's port, or list the name in VECTOR_ALLOWED_HOSTS.",
		);
	};

/** Every browser request that could be forged carries an Origin; the plugin and the command line send none. */
export const originGuard: RequestHandler = (request, _response, next) => {
	if (request.headers.origin === undefined) return next();
	throw refuse(
		403,
		"origin_not_allowed",
		"The relay does not answer web pages.",
		"Call it from the plugin or the command line.",
	);
};

/** A web page cannot send this content type without a preflight, which the relay never grants. */
export const jsonGuard: RequestHandler = (request, _response, next) => {
	if (request.method !== "POST" || /^application\/json\s*(?:;|$)/i.test(request.headers["content-type"] ?? ""))
		return next();
	throw refuse(415, "not_json", "The request is not declared as JSON.", "Send Content-Type: application/json.");
};

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Requires `Authorization: Bearer <token>`; compared in constant time over digests, so that not even a length leaks. */
export const tokenGuard = (token: string): RequestHandler => {
	const expected = digest(`Bearer ${token}`);
	return (request, _response, next) => {
		if (timingSafeEqual(digest(request.headers.authorization ?? ""), expected)) return next();
		throw refuse(
			401,
			"unauthorized",
			"The relay's token is missing or wrong.",
			"Enter the relay's VECTOR_TOKEN in Vector's settings.",
		);
	};
};
