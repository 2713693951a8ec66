import { s } from "../../model/schema";
import { childPath, locate, normalisePath } from "../shared/paths";
import type { CheckType } from "./check-type";
import { fails, passes } from "./check-type";

const parameters = s.object({ service: s.string({ minLength: 1 }), child: s.string({ minLength: 1 }) });

/** A service has a direct child of this name. */
export const serviceHasChild: CheckType<typeof parameters> = {
	type: "service_has_child",
	parameters,
	evaluate({ service, child }, context) {
		const parent = normalisePath(service, context);
		if (!parent.ok) return fails(parent.error);
		const found = locate(childPath(parent.value, child), context);
		return found.ok ? passes(`${found.value.path} is a ${found.value.className}.`) : fails(found.error);
	},
};
