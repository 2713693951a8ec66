/** What may be tuned about what is remembered from task to task. */
export interface MemorySettings {
	/** Whether the place's notes are read when a task starts, and new ones are offered to be kept when it ends. */
	readonly projectMemory: "off" | "offer";
	/** Bytes of notes sent with every request. */
	readonly memoryExtractBytes: number;
	/** Days after which a note that nothing has verified is marked as stale. */
	readonly memoryStaleDays: number;
	/** Whether what worked and failed in a place is remembered on this machine. */
	readonly decisionMemory: boolean;
	/** Approaches remembered for each place. */
	readonly maxLessons: number;
	/** Days after which an approach that was not seen again counts half. */
	readonly lessonHalfLifeDays: number;
	/** Whether lines the user wrote meanwhile are named, protected and offered as notes. */
	readonly protectManualFixes: boolean;
}

export const DEFAULT_MEMORY_SETTINGS: MemorySettings = {
	projectMemory: "offer",
	memoryExtractBytes: 4_000,
	memoryStaleDays: 7,
	decisionMemory: true,
	maxLessons: 40,
	lessonHalfLifeDays: 14,
	protectManualFixes: true,
};
