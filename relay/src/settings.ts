import { z } from "zod";

import { ConfigError } from "./config-error.ts";

/** Environment as the relay reads it; an empty value counts as not set. */
export type Env = Readonly<Record<string, string | undefined>>;

const milliseconds = (fallback: number) => z.coerce.number().int().min(0).max(2_147_483_647).default(fallback);
const count = (fallback: number, max: number) => z.coerce.number().int().min(0).max(max).default(fallback);

const schema = z.object({
	HOST: z.string().default("127.0.0.1"),
	PORT: count(3000, 65_535),
	VECTOR_TOKEN: z.string().optional(),
	VECTOR_ALLOWED_HOSTS: z.string().default(""),
	VECTOR_BODY_LIMIT_BYTES: count(1_048_576, 104_857_600),
	VECTOR_MAX_REPLY_BYTES: count(16_777_216, 1_073_741_824),
	VECTOR_DEFAULT_PROVIDER: z.string().optional(),
	VECTOR_CONNECT_TIMEOUT_MS: milliseconds(10_000),
	VECTOR_FIRST_BYTE_TIMEOUT_MS: milliseconds(120_000),
	VECTOR_IDLE_TIMEOUT_MS: milliseconds(60_000),
	VECTOR_RETRIES: count(3, 20),
	VECTOR_RETRY_CAP_MS: milliseconds(20_000),
	VECTOR_RETRY_BUDGET_MS: milliseconds(60_000),
	VECTOR_POLL_MS: milliseconds(25_000),
	VECTOR_POLL_GATHER_MS: milliseconds(100),
	VECTOR_HEARTBEAT_MS: milliseconds(10_000),
	VECTOR_GRACE_MS: milliseconds(30_000),
	VECTOR_STREAM_TTL_MS: milliseconds(300_000),
	VECTOR_CATALOGUE_TTL_MS: milliseconds(600_000),
});

/** Limits of one upstream call. All times in milliseconds. */
export interface UpstreamLimits {
	readonly connectTimeoutMs: number;
	/** From sending the request to the first byte of the reply's body. */
	readonly firstByteTimeoutMs: number;
	/** Longest silence inside a reply. */
	readonly idleTimeoutMs: number;
	/** Tries after the first one. */
	readonly retries: number;
	/** Longest wait between two tries; a longer Retry-After ends the call instead. */
	readonly retryCapMs: number;
	/** No new try begins later than this after the first one. */
	readonly retryBudgetMs: number;
	readonly maxReplyBytes: number;
}

export interface Settings {
	readonly host: string;
	/** 0 asks the system for a free port. */
	readonly port: number;
	readonly token: string | undefined;
	/** Values of the Host header allowed beside the relay's own addresses, lower case. */
	readonly allowedHosts: readonly string[];
	readonly bodyLimitBytes: number;
	readonly defaultProvider: string | undefined;
	readonly upstream: UpstreamLimits;
	/** Longest wait of one long-poll. */
	readonly pollMs: number;
	/** How long a poll after the first collects frames before it answers, so that a fast reply is few requests. */
	readonly pollGatherMs: number;
	readonly heartbeatMs: number;
	/** How long a reply nobody reads goes on before the upstream call is cancelled. */
	readonly graceMs: number;
	/** How long a finished stream can still be read. */
	readonly streamTtlMs: number;
	readonly catalogueTtlMs: number;
}

const LOOPBACK = ["127.0.0.1", "localhost", "::1"];

const withoutEmpty = (env: Env): Env => Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));

/** Reads and checks every setting that is not a provider's own. Throws ConfigError naming the variable. */
export const readSettings = (env: Env): Settings => {
	const parsed = schema.safeParse(withoutEmpty(env));
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		throw new ConfigError(
			`The setting ${String(issue?.path[0])} is not usable: ${issue?.message ?? "unknown reason"}.`,
			"Correct it in the environment or in .env; relay/README.md lists every setting.",
		);
	}
	const values = parsed.data;
	if (!LOOPBACK.includes(values.HOST) && values.VECTOR_TOKEN === undefined) {
		throw new ConfigError(
			`HOST=${values.HOST} would open the relay, and the keys it uses, to the network without a token.`,
			"Set VECTOR_TOKEN to a long random secret, or leave HOST at 127.0.0.1.",
		);
	}
	return {
		host: values.HOST,
		port: values.PORT,
		token: values.VECTOR_TOKEN,
		allowedHosts: values.VECTOR_ALLOWED_HOSTS.split(",")
			.map((host) => host.trim().toLowerCase())
			.filter((host) => host !== ""),
		bodyLimitBytes: values.VECTOR_BODY_LIMIT_BYTES,
		defaultProvider: values.VECTOR_DEFAULT_PROVIDER,
		upstream: {
			connectTimeoutMs: values.VECTOR_CONNECT_TIMEOUT_MS,
			firstByteTimeoutMs: values.VECTOR_FIRST_BYTE_TIMEOUT_MS,
			idleTimeoutMs: values.VECTOR_IDLE_TIMEOUT_MS,
			retries: values.VECTOR_RETRIES,
			retryCapMs: values.VECTOR_RETRY_CAP_MS,
			retryBudgetMs: values.VECTOR_RETRY_BUDGET_MS,
			maxReplyBytes: values.VECTOR_MAX_REPLY_BYTES,
		},
		pollMs: Math.min(values.VECTOR_POLL_MS, 25_000),
		pollGatherMs: values.VECTOR_POLL_GATHER_MS,
		heartbeatMs: values.VECTOR_HEARTBEAT_MS,
		graceMs: values.VECTOR_GRACE_MS,
		streamTtlMs: values.VECTOR_STREAM_TTL_MS,
		catalogueTtlMs: values.VECTOR_CATALOGUE_TTL_MS,
	};
};
