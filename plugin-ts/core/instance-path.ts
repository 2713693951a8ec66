/** One step down the tree. `index` (from 1) picks among siblings that share the name; absent means the first or only one. */
export interface PathSegment {
	readonly name: string;
	readonly index?: number;
}

/** Segments below `game`; the empty path is the place itself. */
export type InstancePath = readonly PathSegment[];
