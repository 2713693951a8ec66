import { ConfigError } from "../config-error.ts";
import { RelayError } from "../relay-error.ts";
import type { Env } from "../settings.ts";
import type { ProviderDefinition, ReadyProvider, Skipped } from "./provider.ts";

export interface SkippedProvider extends Skipped {
	readonly id: string;
	readonly label: string;
}

export interface ProviderRegistry {
	readonly ready: readonly ReadyProvider[];
	readonly skipped: readonly SkippedProvider[];
	readonly default: ReadyProvider;
	/** The requested provider, or the default one. Throws RelayError for an unknown or unconfigured id. */
	choose(requested: string | undefined): ReadyProvider;
	readonly secrets: readonly string[];
}

const listed = (ids: readonly { readonly id: string }[]): string => ids.map(({ id }) => id).join(", ");

/**
 * Configures every provider from the environment. The choice is deterministic: request, then `defaultProvider`, then the
 * first with credentials, and the demo when there is none. Throws ConfigError for an unknown default.
 */
export const createProviderRegistry = (
	definitions: readonly ProviderDefinition[],
	env: Env,
	defaultProvider: string | undefined,
): ProviderRegistry => {
	if (defaultProvider !== undefined && !definitions.some(({ id }) => id === defaultProvider)) {
		throw new ConfigError(
			`VECTOR_DEFAULT_PROVIDER names ${defaultProvider}, which is not a provider.`,
			`Use one of: ${listed(definitions)}.`,
		);
	}
	const given = Object.fromEntries(
		Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""),
	);
	const ready: ReadyProvider[] = [];
	const skipped: SkippedProvider[] = [];
	for (const { id, label, configure } of definitions) {
		const result = configure(given);
		if ("skipped" in result) skipped.push({ id, label, ...result });
		else ready.push({ id, label, ...result });
	}
	const first = ready.find(({ id }) => id === defaultProvider) ?? ready[0];
	if (first === undefined)
		throw new ConfigError("No provider is configured.", "Set OPENROUTER_API_KEY or another provider's key.");

	return {
		ready,
		skipped,
		default: first,
		secrets: ready.flatMap(({ secrets }) => secrets),
		choose: (requested) => {
			if (requested === undefined) return first;
			const found = ready.find(({ id }) => id === requested);
			if (found !== undefined) return found;
			const reason = skipped.find(({ id }) => id === requested)?.skipped;
			throw reason === undefined
				? new RelayError(
						"provider_unknown",
						`There is no provider ${requested}.`,
						`Use one of: ${listed(definitions)}.`,
						{ httpStatus: 400 },
					)
				: new RelayError(
						"no_credentials",
						`The provider ${requested} is not configured: ${reason}`,
						"Set it in the relay's environment or .env and restart the relay, or choose another provider.",
						{ httpStatus: 400, provider: requested },
					);
		},
	};
};
