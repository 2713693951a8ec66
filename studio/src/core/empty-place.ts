import { createDom, types, type InstanceSpec } from "rbx-dom";

const SERVICES = [
	"SoundService",
	"Players",
	"ReplicatedFirst",
	"TweenService",
	"StarterPlayer",
	"StarterPack",
	"StarterGui",
	"TextChatService",
	"CollectionService",
	"ReplicatedStorage",
	"ServerScriptService",
	"ServerStorage",
	"Teams",
	"Lighting",
	"TestService",
] as const;

/** The bytes of a new place: the usual services, a camera, a baseplate and a spawn. */
export function createEmptyPlace(): Uint8Array {
	const dom = createDom({
		className: "DataModel",
		children: [workspace(), ...SERVICES.map((className) => ({ className, children: childrenOf(className) }))],
	});
	return dom.toBinary({ refs: dom.children(dom.rootRef) });
}

function workspace(): InstanceSpec {
	return {
		className: "Workspace",
		children: [
			{ className: "Camera" },
			{ className: "Terrain" },
			part("Part", "Baseplate", [0, -8, 0], [512, 16, 512]),
			part("SpawnLocation", "SpawnLocation", [0, 0.5, 0], [12, 1, 12]),
		],
	};
}

function part(
	className: string,
	name: string,
	position: readonly [number, number, number],
	size: readonly [number, number, number],
): InstanceSpec {
	return {
		className,
		name,
		properties: {
			Anchored: { Bool: true },
			CFrame: { CFrame: types.cframeFromPosition(types.vector3(...position)) },
			Size: { Vector3: types.vector3(...size) },
		},
	};
}

function childrenOf(className: string): InstanceSpec[] {
	return className === "StarterPlayer"
		? [{ className: "StarterPlayerScripts" }, { className: "StarterCharacterScripts" }]
		: [];
}
