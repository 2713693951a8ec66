import { Selection } from "@rbxts/services";
import { success } from "../core/outcome";
import type { Outcome } from "../core/outcome";
import type { SelectionPort } from "../core/ports/selection";
import { attempt, tryRead } from "./engine-call";
import { describeInstances } from "./describe-instance";
import { resolvePath } from "./instance-paths";

/** What is selected in Studio; selected things outside the place, such as a plugin's own, are left out. */
export function createStudioSelection(): SelectionPort {
	return {
		current() {
			return describeInstances(tryRead(() => Selection.Get()) ?? []);
		},
		select(paths) {
			const instances = resolveAll(paths);
			if (!instances.ok) return instances;
			const selected = attempt("Studio could not select", () => Selection.Set([...instances.value]));
			return selected.ok ? success(true) : selected;
		},
	};
}

function resolveAll(paths: readonly string[]): Outcome<readonly Instance[]> {
	const instances = new Array<Instance>();
	for (const path of paths) {
		const found = resolvePath(path);
		if (!found.ok) return found;
		instances.push(found.value);
	}
	return success(instances);
}
