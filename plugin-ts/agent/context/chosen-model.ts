import type { Settings } from "../../core/settings";
import { factsOf } from "../../model/catalogue";
import type { ModelFacts } from "../../model/catalogue";
import type { RelayClient } from "../../model/relay-client";

/** What the relay knows of the model that the next call goes to. May yield the first time. */
export function chosenModel(relay: RelayClient, { provider, model }: Settings): ModelFacts | undefined {
	const catalogue = relay.models(provider);
	return catalogue.ok ? factsOf(catalogue.value, provider, model) : undefined;
}
