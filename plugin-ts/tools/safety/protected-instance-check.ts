import type { InstanceInfo } from "../../core/instance-info";
import type { Outcome } from "../../core/outcome";
import { failure, success } from "../../core/outcome";
import type { SceneReader } from "../../core/ports/scene";

const BUILT_IN = ["Terrain", "StarterPlayerScripts", "StarterCharacterScripts"];

/** The place, its services and the containers Roblox makes itself can neither be renamed nor deleted. */
export function checkNotProtected(
	info: InstanceInfo,
	action: "renamed" | "deleted",
	scene: SceneReader,
): Outcome<true> {
	const { path, className } = info;
	if (path === "game") return failure(`The place itself cannot be ${action}. Name an instance below a service.`);
	const isService = scene.classInfo(className)?.isService === true;
	if (!isService && !BUILT_IN.includes(className)) return success(true);
	return failure(
		`${path} is ${isService ? "a service" : "made by Roblox"} and cannot be ${action}. Name an instance below it.`,
	);
}
