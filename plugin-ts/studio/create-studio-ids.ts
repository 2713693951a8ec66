import { HttpService } from "@rbxts/services";
import type { Ids } from "../core/ports/ids";

/** Random identifiers (version 4 UUIDs without braces), unique across sessions and collaborators. */
export function createStudioIds(): Ids {
	return {
		next() {
			return HttpService.GenerateGUID(false);
		},
	};
}
