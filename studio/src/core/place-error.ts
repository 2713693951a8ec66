/** A file that cannot be used: one sentence for the user and what to do next. */
export class PlaceError extends Error {
	readonly hint: string;

	constructor(message: string, hint: string) {
		super(message);
		this.name = "PlaceError";
		this.hint = hint;
	}
}
