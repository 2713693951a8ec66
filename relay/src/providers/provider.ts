import type { Dialect } from "../../../plugin-ts/core/wire.ts";
import { ConfigError } from "../config-error.ts";
import type { Env } from "../settings.ts";
import type { Transport } from "../upstream/transport.ts";

/** How a configured provider is reached. */
export interface Connection {
	/** Without a final slash. */
	readonly baseUrl: string;
	/** Path of each dialect the provider speaks, after the base URL, the dialect it speaks best first. */
	readonly paths: Readonly<Partial<Record<Dialect, string>>>;
	/** Path of the list of models; `/models` when absent. */
	readonly modelsPath?: string;
	/** Sent with every call; credentials are here and nowhere else. */
	readonly headers: Readonly<Record<string, string>>;
	/** Further headers of calls in one dialect. */
	readonly dialectHeaders?: Readonly<Partial<Record<Dialect, Readonly<Record<string, string>>>>>;
	/** Values that must never leave the relay. */
	readonly secrets: readonly string[];
	/** Model used when a request names none. */
	readonly model: string | undefined;
	/** True for a server of one's own, where the first listed model, or the server's default, is a fair choice. */
	readonly mayChooseModel: boolean;
	/** Replaces the network, for a provider that answers by itself. */
	readonly transport?: Transport;
}

export interface Skipped {
	/** One sentence: which setting is missing. */
	readonly skipped: string;
}

/** One provider, one file: copy `openrouter.ts`, change it, add it to `index.ts`. */
export interface ProviderDefinition {
	/** Used in requests and settings. */
	readonly id: string;
	readonly label: string;
	/** Reads the provider's own settings; empty values are already left out. Throws ConfigError for a value it cannot use. */
	configure(env: Env): Connection | Skipped;
}

export interface ReadyProvider extends Connection {
	readonly id: string;
	readonly label: string;
}

/** A base URL from the environment, without a final slash. Throws ConfigError when it is not an http(s) address. */
export const readBaseUrl = (name: string, value: string): string => {
	const url = URL.canParse(value) ? new URL(value) : undefined;
	if (url === undefined || !["http:", "https:"].includes(url.protocol)) {
		throw new ConfigError(
			`${name} is not an http or https address.`,
			`Set ${name} to an address like http://localhost:11434/v1.`,
		);
	}
	return value.replace(/\/+$/, "");
};

/** The bearer header for a key, or no header without one. */
export const bearer = (key: string | undefined): Readonly<Record<string, string>> =>
	key === undefined ? {} : { authorization: `Bearer ${key}` };

/** The secrets in a key and in the user part of a base URL. */
export const secretsOf = (key: string | undefined, baseUrl: string): readonly string[] => {
	const { password } = new URL(baseUrl);
	return [key, password, decodeURIComponent(password)].filter(
		(secret) => secret !== undefined && secret !== "",
	) as string[];
};
