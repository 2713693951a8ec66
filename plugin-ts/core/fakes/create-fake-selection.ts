import type { InstanceInfo } from "../instance-info";
import { success } from "../outcome";
import type { SelectionPort } from "../ports/selection";
import type { FakePlace } from "./fake-place";

/** A selection by path; a selected instance that is gone is left out. */
export function createFakeSelection(place: FakePlace, paths: readonly string[] = []): SelectionPort {
	let selected = paths;
	return {
		select(newPaths) {
			for (const path of newPaths) {
				const node = place.find(path);
				if (!node.ok) return node;
			}
			selected = newPaths;
			return success(true as const);
		},
		current() {
			const infos = new Array<InstanceInfo>();
			for (const path of selected) {
				const node = place.find(path);
				if (node.ok) infos.push(place.describe(node.value));
			}
			return infos;
		},
	};
}
