import type { JsonObject } from "../core/json";
import { EMPTY_OBJECT } from "../core/json-kind";

/** A call found in text. */
export interface WrittenCall {
	readonly name: string;
	/** The call's body as it came. */
	readonly rawArgs: string;
	/** Empty while the call is incomplete or when `problem` is set. */
	readonly args: JsonObject;
	/** The markup was closed. */
	readonly isComplete: boolean;
	/** Why the arguments could not be read, written for the model. */
	readonly problem?: string;
}

export interface FormContext {
	readonly known: ReadonlySet<string>;
	/** No more text will come: what is not closed now never will be. */
	readonly isFinal: boolean;
	/** The reply hit the output limit: what only repair would close is not complete. */
	readonly isCut?: boolean;
}

/** What a form reader took from the text. */
export interface FormResult {
	/** 1-based position after what was taken. */
	readonly nextAt: number;
	readonly reasoning?: string;
	readonly calls?: readonly WrittenCall[];
}

/** Reads one form of call at `at`, or returns undefined when the text there is not that form. */
export type FormReader = (text: string, at: number, context: FormContext) => FormResult | undefined;

/** A call whose text goes on after what has arrived. */
export function unfinishedCall(name: string, rawArgs: string, textSize: number): FormResult {
	return { nextAt: textSize + 1, calls: [{ name, rawArgs, args: EMPTY_OBJECT, isComplete: false }] };
}

export function brokenCall(name: string, rawArgs: string, problem: string): WrittenCall {
	return { name, rawArgs, args: EMPTY_OBJECT, isComplete: true, problem };
}
