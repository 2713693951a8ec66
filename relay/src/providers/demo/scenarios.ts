import { comment } from "./comment.ts";
import { farm } from "./farm.ts";
import { grid } from "./grid.ts";
import { house } from "./house.ts";
import type { Job, Scenario } from "./job.ts";
import { rename } from "./rename.ts";

/** The narrow ones first: "rename the house" builds none. */
const scenarios: readonly Scenario[] = [rename, comment, farm, house, grid];

/** The job for a request, or nothing when the demo does not know how. */
export const recognise = (request: string): Job | undefined => {
	for (const scenario of scenarios) {
		const job = scenario(request);
		if (job !== undefined) return job;
	}
	return undefined;
};
