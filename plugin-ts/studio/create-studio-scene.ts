import type { Scene } from "../core/ports/scene";
import { createSceneReader } from "./scene-reader";
import { createSceneWriter } from "./scene-writer";

/** The scene over the place that Studio has open. */
export function createStudioScene(): Scene {
	return { ...createSceneReader(), ...createSceneWriter() };
}
