import type { Infer, Schema } from "../../model/schema";
import type { ToolContext } from "../tool";

/** What a check may look at. */
export type CheckContext = Pick<ToolContext, "scene" | "scripts">;

/** Whether a check holds, and in one sentence what was found in the place. */
export interface CheckVerdict {
	readonly passed: boolean;
	readonly text: string;
}

/** One kind of check: a condition on the place, as data. `parameters` are its members beside `type`. */
export interface CheckType<S extends Schema<defined> = Schema<defined>> {
	readonly type: string;
	readonly parameters: S;
	evaluate(args: Infer<S>, context: CheckContext): CheckVerdict;
}

export function passes(text: string): CheckVerdict {
	return { passed: true, text };
}

export function fails(text: string): CheckVerdict {
	return { passed: false, text };
}
