import { RunService } from "@rbxts/services";
import type { Playtest } from "../core/ports/playtest";
import { tryRead } from "./engine-call";

/** Play sessions as the session that is edited knows of them. */
export function createStudioPlaytest(): Playtest {
	return {
		isRunning() {
			return tryRead(() => RunService.IsRunning()) ?? false;
		},
	};
}
