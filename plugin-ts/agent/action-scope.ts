import type { Ports } from "../core/ports";
import type { Settings } from "../core/settings";
import type { RelayClient } from "../model/relay-client";
import type { PartialReply } from "../model/types";
import type { SeenTexts } from "./memory/seen-texts";
import type { TaskEventBody } from "./task-event";
import type { TaskState } from "./task-state";

/** All it takes to perform an action and to append what came of it. */
export interface ActionScope {
	readonly state: TaskState;
	readonly emit: (body: TaskEventBody) => void;
	readonly ports: Ports;
	readonly relay: RelayClient;
	readonly settings: Settings;
	/** Texts of scripts this session knows. */
	readonly seen: SeenTexts;
	readonly onPartial: (partial: PartialReply) => void;
}
