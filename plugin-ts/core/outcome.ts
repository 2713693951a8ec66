/** The result of anything that can fail for a reason the user or the model can act on. Thrown errors are for our own bugs only. */
export type Outcome<T> = Success<T> | Failure;

export interface Success<T> {
	readonly ok: true;
	readonly value: T;
}

export interface Failure {
	readonly ok: false;
	/** One clear sentence that names what is wrong and the next action. */
	readonly error: string;
	/** The safety module that refused, where one did. */
	readonly guard?: string;
}

export function success<T>(value: T): Success<T> {
	return { ok: true, value };
}

export function failure(reason: string): Failure {
	return { ok: false, error: reason };
}

/** A failure that a safety module decided, so that its figures can count it. */
export function refusal(guard: string, reason: string): Failure {
	return { ok: false, error: reason, guard };
}
