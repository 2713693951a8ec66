import { pathsIn } from "./call-outcome.ts";
import type { PastCall } from "./conversation.ts";
import type { DemoCall } from "./job.ts";
import { isJsonEqual } from "./json-equal.ts";

/** Where a created instance really is: an equal name among its siblings gives it another path than the one asked for. */
export const builtPath = (create: DemoCall, calls: readonly PastCall[], expected: string): string => {
	const made = calls.find(
		({ name, args, outcome }) => outcome === "ok" && name === create.tool && isJsonEqual(args, create.args),
	);
	return (made === undefined ? undefined : pathsIn(made.result)[0]) ?? expected;
};
