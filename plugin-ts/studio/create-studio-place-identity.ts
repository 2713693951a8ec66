import type { PlaceIdentity } from "../core/ports/place-identity";
import { tryRead } from "./engine-call";

/** The open place by its number, and by its file's name where it has none. */
export function createStudioPlaceIdentity(): PlaceIdentity {
	return {
		current() {
			return { id: tryRead(() => game.PlaceId) ?? 0, name: tryRead(() => game.Name) ?? "" };
		},
	};
}
