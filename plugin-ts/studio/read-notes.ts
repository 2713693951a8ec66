/** Hears what the adapters show of the place, so that it can be watched from then on. */
export interface ReadListener {
	/** Names, classes and numbers of children of these were read. */
	readonly shown: (instances: readonly Instance[]) => void;
	/** The text of a script was read. */
	readonly textRead: (target: LuaSourceContainer) => void;
	/** Something was read whose changes nobody notices: the result of a selector, properties. */
	readonly blind: () => void;
}

let listener: ReadListener | undefined;

/** Hears of reads until the function that comes back is called. One listener at a time. */
export function listenToReads(chosen: ReadListener): () => void {
	listener = chosen;
	return () => {
		if (listener === chosen) listener = undefined;
	};
}

export function noteShown(instances: readonly Instance[]): void {
	listener?.shown(instances);
}

export function noteTextRead(target: LuaSourceContainer): void {
	listener?.textRead(target);
}

export function noteBlindRead(): void {
	listener?.blind();
}
