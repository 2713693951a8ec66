import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Dom, types } from "rbx-dom";
import type { InstanceSpec } from "rbx-dom";

const BASEPLATE = fileURLToPath(new URL("../../../studio/fixtures/places/baseplate-566.rbxl", import.meta.url));

export const SHOP_SERVER = `local ReplicatedStorage = game:GetService("ReplicatedStorage")
local Prices = require(ReplicatedStorage.Prices)

local function priceOf(item)
	return Prices[item]
end

local function sell(player, item)
	local price = priceOf(item)
	print(player.Name, item, price)
end

ReplicatedStorage.Buy.OnServerEvent:Connect(sell)
`;

export const PRICES = `return {
	Sword = 100,
	Shield = 80,
	Potion = 5,
}
`;

export const ROUNDS = "local rounds = 3\r\n\r\nfor round = 1, rounds do\r\n\tprint(round)\r\nend\r\n";

/** A script of the given class; the text goes into the file as it is. */
export const script = (name: string, source: string, className = "Script"): InstanceSpec => ({
	className,
	name,
	properties: { Source: { String: source } },
});

const part = (name: string, properties: InstanceSpec["properties"] = {}): InstanceSpec => ({
	className: "Part",
	name,
	properties: { Anchored: { Bool: true }, ...properties },
});

const SHOP: Readonly<Record<string, readonly InstanceSpec[]>> = {
	Workspace: [
		{
			className: "Model",
			name: "Shop",
			children: [part("Counter"), part("Door"), part("Door"), part("Roof", { Transparency: { Float32: 0.5 } })],
		},
		{
			className: "Folder",
			name: "Coins",
			children: Array.from({ length: 6 }, (_, index) => part(`Coin${index + 1}`, { Tags: { Tags: ["Coin"] } })),
		},
	],
	ServerScriptService: [script("ShopServer", SHOP_SERVER), script("Rounds", ROUNDS)],
	ReplicatedStorage: [script("Prices", PRICES, "ModuleScript"), { className: "RemoteEvent", name: "Buy" }],
};

/** What a conversation adds to the shop: instances by the service they go into. */
export type ShopAdditions = Readonly<Record<string, readonly InstanceSpec[]>>;

/** Instances of a saved place have ids of their own; without them the studio would have to give them new ones. */
function giveIds(dom: Dom, root: string): void {
	const instances = [dom.instance(root)!, ...dom.descendants(root)];
	for (const { referent } of instances) {
		lastId += 1;
		dom.setProperty(referent, "UniqueId", { UniqueId: types.uniqueId(lastId, 1, lastId) });
	}
}
let lastId = 1_000_000;

/** Writes the place of the conversations: a baseplate with a small shop, its scripts and some coins. */
export function writeShopPlace(path: string, additions: ShopAdditions = {}): void {
	const dom = Dom.fromBinary(readFileSync(BASEPLATE));
	const services = new Map(dom.children(dom.rootRef).map((service) => [dom.instance(service)!.name, service]));
	for (const content of [SHOP, additions])
		for (const [service, instances] of Object.entries(content))
			for (const instance of instances) giveIds(dom, dom.insert(services.get(service)!, instance));
	writeFileSync(path, dom.toBinary());
}
