/** Which place is open: what is kept outside of it must not be mixed up with another one's. */
export interface PlaceName {
	/** Roblox's number of the published place; 0 for a file. */
	readonly id: number;
	readonly name: string;
}

export interface PlaceIdentity {
	current(): PlaceName;
}
