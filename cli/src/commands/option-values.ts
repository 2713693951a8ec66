import { InvalidArgumentError } from "commander";

/** Parses a whole number from 1 up. */
export function positiveInteger(text: string): number {
	const value = Number(text);
	if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("Expected a whole number from 1 up.");
	return value;
}

/** Parses a whole number from 0 up. */
export function wholeNumber(text: string): number {
	const value = Number(text);
	if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError("Expected a whole number from 0 up.");
	return value;
}
