import type { Settings } from "../../core/settings";
import { factsOf } from "../../model/catalogue";
import type { RelayClient } from "../../model/relay-client";

/** Tokens the chosen model can read, where its provider's list says. May yield the first time. */
export function modelWindow(relay: RelayClient, { provider, model }: Settings): number | undefined {
	const catalogue = relay.models(provider);
	return catalogue.ok ? factsOf(catalogue.value, provider, model)?.info?.contextWindow : undefined;
}
