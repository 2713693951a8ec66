import { Selection } from "@rbxts/services";
import type { SelectionPort } from "../core/ports/selection";
import { tryRead } from "./engine-call";
import { describeInstances } from "./describe-instance";

/** What is selected in Studio; selected things outside the place, such as a plugin's own, are left out. */
export function createStudioSelection(): SelectionPort {
	return { current: () => describeInstances(tryRead(() => Selection.Get()) ?? []) };
}
