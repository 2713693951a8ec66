import { readFileSync } from "node:fs";
import { readBinary } from "rbx-dom";

/** Every instance of a place as text: name, class, parent and all properties, in file order, independent of referents. */
export function placeContents(place: string): readonly string[] {
	const { instances } = readBinary(readFileSync(place)).snapshot();
	const order = new Map(instances.map((instance, index) => [instance.referent, index]));
	const stable = (value: unknown): unknown =>
		typeof value === "string" && order.has(value) ? order.get(value) : value;
	return instances.map(({ name, className, parent, properties }) => {
		const sorted = Object.fromEntries(Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1)));
		return JSON.stringify({ name, className, parent: order.get(parent), properties: sorted }, (_, value: unknown) =>
			stable(value),
		);
	});
}
