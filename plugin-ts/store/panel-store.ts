import { atom } from "@rbxts/charm";
import type { Atom } from "@rbxts/charm";
import type { Session } from "./session";
import { EMPTY_TRANSCRIPT, showEvent } from "./transcript";
import type { Transcript } from "./transcript";

/** The observable state behind the panel. */
export interface PanelStore {
	readonly transcript: Atom<Transcript>;
	/** The reply while it streams in; empty when none does. */
	readonly streamingText: Atom<string>;
	readonly dispose: () => void;
}

export function createPanelStore(session: Session): PanelStore {
	const transcript = atom(EMPTY_TRANSCRIPT);
	const streamingText = atom("");
	const dispose = session.subscribe({
		onEvent: (event) => {
			if (event.type === "assistant.text" || event.type === "model.replied" || event.type === "model.failed")
				streamingText("");
			transcript((shown) => showEvent(shown, event));
		},
		onPartial: (partial) => {
			streamingText(partial.text);
		},
	});
	return { transcript, streamingText, dispose };
}
