/** Something the task knew that is not as it was: in words, such as "was changed" or "is gone". */
export interface ChangedResource {
	readonly path: string;
	readonly what: string;
}
