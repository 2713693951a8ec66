import { PlaceError } from "../core/place-error.ts";
import type { PlainError } from "./protocol.ts";

/** Flattens an error so that it can cross threads. */
export function toPlainError(error: unknown): PlainError {
	if (error instanceof PlaceError) {
		return { message: error.message, hint: error.hint };
	}
	if (error instanceof Error) {
		return error.stack === undefined ? { message: error.message } : { message: error.message, stack: error.stack };
	}
	return { message: String(error) };
}

/** Restores what `toPlainError` flattened. */
export function fromPlainError(plain: PlainError): Error {
	if (plain.hint !== undefined) {
		return new PlaceError(plain.message, plain.hint);
	}
	const error = new Error(plain.message);
	if (plain.stack !== undefined) {
		error.stack = plain.stack;
	}
	return error;
}
