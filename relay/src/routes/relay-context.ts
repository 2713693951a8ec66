import type { Log } from "../log.ts";
import type { ModelCatalogue } from "../providers/model-catalogue.ts";
import type { ProviderRegistry } from "../providers/provider-registry.ts";
import type { Redactor } from "../security/redactor.ts";
import type { Settings } from "../settings.ts";
import type { ChatRuns } from "../streams/chat-runs.ts";
import type { StreamStore } from "../streams/stream-store.ts";

/** All a route may use. */
export interface RelayContext {
	readonly settings: Settings;
	readonly providers: ProviderRegistry;
	readonly catalogue: ModelCatalogue;
	readonly runs: ChatRuns;
	readonly store: StreamStore;
	readonly redactor: Redactor;
	readonly log: Log;
	/** False once the relay is shutting down. */
	isReady(): boolean;
}
