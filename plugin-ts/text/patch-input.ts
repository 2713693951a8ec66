/** One replacement. `find` is quoted from the script; it must lead to one place unless `all` is set. */
export interface Patch {
	readonly find: string;
	readonly replace: string;
	/** Change every place instead of insisting on one. */
	readonly all?: boolean;
	/** `find` stands for whole lines: text before it on its first line may only be white space. */
	readonly wholeLines?: boolean;
	/** Lines above the place, outermost first, that decide between several places (the `@@` lines of apply_patch). */
	readonly after?: readonly string[];
}
