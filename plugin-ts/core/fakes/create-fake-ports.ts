import type { Ports } from "../ports";
import { createFakeClock, type FakeClock } from "./create-fake-clock";
import { createFakeHttp, type FakeHttp, type FakeHttpScript } from "./create-fake-http";
import { createFakeIds } from "./create-fake-ids";
import { createFakeKeyValueStore } from "./create-fake-key-value-store";
import { createFakeScene } from "./create-fake-scene";
import { createFakeScripts, type FakeScripts } from "./create-fake-scripts";
import { createFakeSelection } from "./create-fake-selection";
import { createFakeUndoHistory, type FakeUndoHistory } from "./create-fake-undo-history";
import { createFakePlace, type FakeInstance, type FakePlace } from "./fake-place";

export interface FakePorts extends Ports {
	readonly place: FakePlace;
	readonly clock: FakeClock;
	readonly http: FakeHttp;
	readonly scripts: FakeScripts;
	readonly undoHistory: FakeUndoHistory;
}

export interface FakePortsOptions {
	/** What is in each service, by the service's name. */
	readonly instances?: { readonly [service: string]: readonly FakeInstance[] };
	readonly openPaths?: readonly string[];
	readonly selectedPaths?: readonly string[];
	readonly http?: FakeHttpScript;
	readonly isClockAutomatic?: boolean;
}

/** A small working Studio in memory: all ports over one fake place. */
export function createFakePorts(options: FakePortsOptions = {}): FakePorts {
	const place = createFakePlace(options.instances);
	return {
		place,
		clock: createFakeClock(options.isClockAutomatic),
		http: createFakeHttp(options.http),
		ids: createFakeIds(),
		scene: createFakeScene(place),
		scripts: createFakeScripts(place, options.openPaths),
		selection: createFakeSelection(place, options.selectedPaths),
		store: createFakeKeyValueStore(),
		undoHistory: createFakeUndoHistory(place),
	};
}
