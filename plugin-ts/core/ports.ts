import type { Changes } from "./ports/changes";
import type { Clock } from "./ports/clock";
import type { Http } from "./ports/http";
import type { Ids } from "./ports/ids";
import type { Playtest } from "./ports/playtest";
import type { PlaceIdentity } from "./ports/place-identity";
import type { Scene } from "./ports/scene";
import type { Scripts } from "./ports/scripts";
import type { SelectionPort } from "./ports/selection";
import type { KeyValueStore } from "./ports/key-value-store";
import type { UndoHistory } from "./ports/undo-history";

/** Everything effectful the agent can reach; implemented once for Studio (plugin-ts/studio) and once as fakes for specs. */
export interface Ports {
	/** Absent where changes cannot be noticed; then reads are made again and compared. */
	readonly changes?: Changes;
	readonly clock: Clock;
	readonly http: Http;
	readonly ids: Ids;
	/** Absent where places cannot be told apart. */
	readonly placeIdentity?: PlaceIdentity;
	/** Absent where play sessions cannot be noticed. */
	readonly playtest?: Playtest;
	readonly scene: Scene;
	readonly scripts: Scripts;
	readonly selection: SelectionPort;
	readonly store: KeyValueStore;
	readonly undoHistory: UndoHistory;
}
