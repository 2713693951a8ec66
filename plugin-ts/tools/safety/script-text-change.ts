/** A script's text as it is and as it would be; `before` is absent for a new script. */
export interface ScriptTextChange {
	readonly path: string;
	readonly before?: string;
	readonly after: string;
}
