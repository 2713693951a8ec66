import { startRelay } from "@vector/relay";
import type { ReceivedRequest, Responder } from "@vector/relay/testing";
import { errorReply, startFakeUpstream } from "@vector/relay/testing";
import type { HeadlessStudio } from "@vector/studio";
import { openPlugin } from "../run/open-plugin.ts";
import type { PluginSession } from "../run/plugin-session.ts";
import { startFlakyProxy } from "./flaky-proxy.ts";

/** One studio with the built plugin, a relay and a fake provider on real sockets, for many tasks one after the other. */
export interface Sandbox {
	readonly studio: HeadlessStudio;
	readonly plugin: PluginSession;
	/** The relay, by a way that breaks as `breakConnections` says. */
	readonly relayUrl: string;
	/** Asked for each new connection to the relay: bytes of the answer after which it breaks; undefined for never. */
	breakConnections(choose: () => number | undefined): void;
	/** Sets who answers the model calls from now on; undefined refuses them. */
	answerWith(responder: Responder | undefined): void;
	/** The model calls since the last `answerWith`. */
	requests(): readonly ReceivedRequest[];
	close(): Promise<void>;
}

/** Faults have to be noticed fast: a thousand tasks wait for them. */
const ENV = {
	OPENAI_API_KEY: "key",
	OPENAI_MODEL: "test-model",
	VECTOR_IDLE_TIMEOUT_MS: "150",
	VECTOR_FIRST_BYTE_TIMEOUT_MS: "150",
	VECTOR_POLL_GATHER_MS: "5",
	VECTOR_STREAM_TTL_MS: "2000",
};

const FILL = `
local function make(className, name, parent, source)
	local instance = Instance.new(className)
	instance.Name = name
	if source then
		instance.Source = source
	end
	instance.Parent = parent
	return instance
end
local sandbox = make("Folder", "Sandbox", workspace)
local house = make("Folder", "House", sandbox)
for _, name in { "Wall", "Door", "Door" } do
	make("Part", name, house)
end
make("Part", "Tree", sandbox)
make("StringValue", "Label", sandbox)
make("Script", "Main", game:GetService("ServerScriptService"), "local count = 0\\nprint(count)\\n")
make("ModuleScript", "Data", game:GetService("ReplicatedStorage"), "local data = { price = 5 }\\nreturn data\\n")
game:GetService("ChangeHistoryService"):ResetWaypoints()
`;

/** `retries`: how often the relay itself asks the provider again. */
export async function openSandbox(retries: number): Promise<Sandbox> {
	const refuse: Responder = () => errorReply(400, { message: "Nobody asked for this." });
	let responder = refuse;
	let from = 0;
	const upstream = await startFakeUpstream([], { otherwise: (request, index) => responder(request, index) });
	const proxy = await startFlakyProxy();
	const relay = await startRelay({
		port: 0,
		env: {
			...ENV,
			OPENAI_BASE_URL: upstream.url,
			VECTOR_RETRIES: String(retries),
			VECTOR_ALLOWED_HOSTS: proxy.host,
		},
	});
	proxy.forwardTo(relay.port);
	const { studio, plugin } = await openPlugin(undefined);
	await studio.execute(FILL);
	return {
		studio,
		plugin,
		relayUrl: `http://${proxy.host}`,
		breakConnections: proxy.breakAfter,
		answerWith(chosen) {
			responder = chosen ?? refuse;
			from = upstream.requests.length;
		},
		requests: () => upstream.requests.slice(from),
		close: async () => {
			await studio.close();
			await proxy.close();
			await relay.close();
			await upstream.close();
		},
	};
}
