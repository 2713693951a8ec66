import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";

/**
 * Runs a call into the engine, which reports its errors by throwing. A thrown error becomes the failure
 * `<problem>: <the engine's reason>.`; `call` may yield.
 */
export function attempt<T>(problem: string, call: () => T): Outcome<T> {
	const [ran, result] = pcall(call);
	return ran ? success(result as T) : failure(`${problem}: ${engineReason(result)}.`);
}

/** What `call` returns, or undefined when it throws. For questions whose failure means "not available here". */
export function tryRead<T>(call: () => T): T | undefined {
	const [ran, result] = pcall(call);
	return ran ? (result as T) : undefined;
}

/** The engine's error without the script position in front, the lines after the first and the closing stop. */
export function engineReason(thrown: unknown): string {
	const text = tostring(thrown);
	const firstLine = string.match(text, "^%s*([^\r\n]*)")[0] as string;
	const message = string.match(firstLine, '^[%w_%.%-/\\%[%]"@ ]+:%d+: (.+)$')[0] as string | undefined;
	const [reason] = string.gsub(message ?? firstLine, "[%.%s]+$", "");
	return reason === "" ? "the engine gave no reason" : reason;
}

/** Reads a member by a name only known while running. Throws as the engine does. */
export function readMember(object: object, name: string): unknown {
	return (object as { readonly [member: string]: unknown })[name];
}

/** Writes a member by a name only known while running. Throws as the engine does. */
export function writeMember(object: object, name: string, value: unknown): void {
	(object as { [member: string]: unknown })[name] = value;
}
