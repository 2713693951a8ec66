/** The relay cannot start as configured. `message` says what is wrong, `hint` what to change. */
export class ConfigError extends Error {
	readonly hint: string;

	constructor(message: string, hint: string) {
		super(message);
		this.name = "ConfigError";
		this.hint = hint;
	}
}
