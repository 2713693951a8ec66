import type { Operation } from "../../core/operation";
import type { Ports } from "../../core/ports";
import { fingerprintInstance, fingerprintScript } from "../../tools/shared/fingerprint";
import { countChanges, countNamesakes, keysOf, placeKey } from "./apply-witness";
import type { ApplyWitness } from "./apply-witness";
import { isSameValue } from "./same-value";

/** What the place says of a write whose outcome was not logged. */
export type ApplyVerdict = "untouched" | "written" | "unclear";

/** `either`: the place looks the same with and without the write, so it tells nothing and writing again does no harm. */
type Finding = ApplyVerdict | "either";

function decide(isBefore: boolean, isAfter: boolean): Finding {
	if (isBefore && isAfter) return "either";
	if (isBefore) return "untouched";
	return isAfter ? "written" : "unclear";
}

function ofScript(operation: Extract<Operation, { readonly type: "write_script" }>, { scripts }: Ports): Finding {
	const current = scripts.read(operation.path);
	if (!current.ok) return "unclear";
	const hash = fingerprintScript(current.value.text);
	return decide(hash === operation.beforeHash, hash === fingerprintScript(operation.text));
}

function ofSet(
	{ path, props }: Extract<Operation, { readonly type: "set" }>,
	witness: ApplyWitness,
	{ scene }: Ports,
): Finding {
	const keys = keysOf(props);
	const current = fingerprintInstance(scene, path, keys);
	const values = scene.properties(path, keys);
	if (!current.ok || !values.ok) return "unclear";
	const found = values.value.values;
	return decide(
		current.value === witness.versions[path],
		keys.every((key) => isSameValue(found[key], props[key])),
	);
}

function findings(operations: readonly Operation[], witness: ApplyWitness, ports: Ports): readonly Finding[] {
	const found = new Array<Finding>();
	for (const { parent, name, by } of countChanges(operations)) {
		const before = witness.counts[placeKey(parent, name)];
		if (before === undefined) return ["unclear"];
		const now = countNamesakes(parent, name, ports);
		found.push(decide(now === before, now === before + by));
	}
	for (const operation of operations) {
		if (operation.type === "write_script") found.push(ofScript(operation, ports));
		else if (operation.type === "set") found.push(ofSet(operation, witness, ports));
	}
	return found;
}

/**
 * Whether operations were carried out, judged by the place: all of them, none, or neither of the two, which is what a
 * person working on meanwhile leaves. A proposal is written as a whole, so a mixture is `unclear` too.
 */
export function applyVerdict(
	operations: readonly Operation[],
	witness: ApplyWitness | undefined,
	ports: Ports,
): ApplyVerdict {
	if (witness === undefined) return "unclear";
	const found = findings(operations, witness, ports);
	if (found.every((finding) => finding === "untouched" || finding === "either")) return "untouched";
	return found.every((finding) => finding === "written" || finding === "either") ? "written" : "unclear";
}
