/** The services Studio's Explorer shows. Everything else below `game` belongs to the engine, and parts of it may not even be read. */
const EXPLORER_SERVICES = [
	"Workspace",
	"Players",
	"Lighting",
	"MaterialService",
	"ReplicatedFirst",
	"ReplicatedStorage",
	"ServerScriptService",
	"ServerStorage",
	"StarterGui",
	"StarterPack",
	"StarterPlayer",
	"Teams",
	"SoundService",
	"TextChatService",
	"Chat",
	"VoiceChatService",
	"LocalizationService",
	"TestService",
] as const;

/** The place's own services that exist, in the Explorer's order. */
export function placeServices(): readonly Instance[] {
	const services = new Array<Instance>();
	for (const className of EXPLORER_SERVICES) {
		const service = game.FindFirstChildOfClass(className);
		if (service !== undefined) services.push(service);
	}
	return services;
}

/** A service by its class, whatever its name is now; one the Explorer shows is started when the place has none yet. */
export function serviceOfClass(className: string): Instance | undefined {
	const existing = game.FindFirstChildOfClass(className as keyof Instances) as Instance | undefined;
	if (existing !== undefined) return existing;
	const known = EXPLORER_SERVICES.find((candidate) => candidate === className);
	return known === undefined ? undefined : game.GetService(known);
}
