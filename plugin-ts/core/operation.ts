import type { PropertyBag } from "./instance-info";

/** A description of an instance that does not exist yet. */
export interface NewInstance {
	readonly className: string;
	readonly name: string;
	readonly props: PropertyBag;
	/** Text of a new script. */
	readonly source?: string;
	readonly children: readonly NewInstance[];
}

/**
 * The few things a proposal can do to a place. Tools only describe operations; one engine applies them, so dry runs,
 * checkpoints, conflict checks and undo need to know no tool. Paths are canonical.
 */
export type Operation =
	| { readonly type: "write_script"; readonly path: string; readonly beforeHash: string; readonly text: string }
	| { readonly type: "create"; readonly parentPath: string; readonly instance: NewInstance }
	| { readonly type: "set"; readonly path: string; readonly props: PropertyBag }
	| { readonly type: "rename"; readonly path: string; readonly newName: string }
	| { readonly type: "move"; readonly path: string; readonly parentPath: string }
	| { readonly type: "remove"; readonly path: string };

/** Evidence that what a proposal relies on has not changed: a script's text hash or an instance's version. */
export interface Fingerprint {
	readonly path: string;
	readonly of: "script" | "instance";
	readonly value: string;
	/** Seconds since 1970, UTC, when it was taken. */
	readonly takenAt: number;
	/** The properties that count, for an instance: `Name`, `ClassName` and `Parent` always count. */
	readonly keys?: readonly string[];
}
