import { s } from "../../model/schema";
import { normalisePath } from "../shared/paths";
import type { CheckType } from "./check-type";
import { fails, passes } from "./check-type";

const parameters = s.object(
	{
		query: s.string({ minLength: 1 }),
		op: s.choice(["==", "=", "~=", "!=", ">", ">=", "<", "<="]),
		n: s.integer({ minimum: 0 }),
		root: s.string({ minLength: 1 }),
	},
	{ optional: ["root"] },
);

const COMPARISONS: { readonly [op: string]: ((count: number, n: number) => boolean) | undefined } = {
	"==": (count, n) => count === n,
	"=": (count, n) => count === n,
	"~=": (count, n) => count !== n,
	"!=": (count, n) => count !== n,
	">": (count, n) => count > n,
	">=": (count, n) => count >= n,
	"<": (count, n) => count < n,
	"<=": (count, n) => count <= n,
};

/** The number of matches of a QueryDescendants selector below `root` (default: the place) compares with `n` as `op` says. */
export const instanceCount: CheckType<typeof parameters> = {
	type: "instance_count",
	parameters,
	evaluate({ query, op, n, root = "game" }, context) {
		const below = normalisePath(root, context);
		if (!below.ok) return fails(below.error);
		const matches = context.scene.query(query, below.value);
		if (!matches.ok) return fails(matches.error);
		const count = matches.value.size();
		const found = `${query} below ${below.value} matches ${count}`;
		return COMPARISONS[op]?.(count, n) === true ? passes(`${found}.`) : fails(`${found}, wanted ${op} ${n}.`);
	},
};
