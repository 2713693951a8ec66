import type { InstanceInfo } from "../instance-info";
import type { SelectionPort } from "../ports/selection";
import type { FakePlace } from "./fake-place";

export interface FakeSelection extends SelectionPort {
	select(paths: readonly string[]): void;
}

/** A selection that specs set by path; a selected instance that is gone is left out. */
export function createFakeSelection(place: FakePlace, paths: readonly string[] = []): FakeSelection {
	let selected = paths;
	return {
		select(newPaths) {
			selected = newPaths;
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
