import type { InstanceInfo } from "../instance-info";

export interface SelectionPort {
	/** What the user has selected in Studio, in the order of selection. */
	current(): readonly InstanceInfo[];
}
