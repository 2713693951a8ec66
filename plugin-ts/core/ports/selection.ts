import type { InstanceInfo } from "../instance-info";
import type { Outcome } from "../outcome";

export interface SelectionPort {
	/** What the user has selected in Studio, in the order of selection. */
	current(): readonly InstanceInfo[];
	/** Selects the instances at these paths and nothing else; fails on the first path that names nothing. */
	select(paths: readonly string[]): Outcome<true>;
}
