import type { Operation } from "../core/operation";
import { failure, success } from "../core/outcome";
import type { Outcome } from "../core/outcome";
import type { Ports } from "../core/ports";
import type { Decision, Proposal } from "../core/proposal";
import { currentFingerprint } from "../tools/shared/fingerprint";
import { applyOperation } from "./apply-operation";
import type { Touched } from "./task-event";

/** Refuses when anything the proposal was built on is no longer as it was. */
export function checkStillValid(proposal: Proposal, ports: Ports): Outcome<true> {
	for (const fingerprint of proposal.reliesOn) {
		const current = currentFingerprint(fingerprint, ports);
		if (!current.ok)
			return failure(`${fingerprint.path} is no longer there (${current.error}). Look again and propose anew.`);
		if (current.value === fingerprint.value) continue;
		const age = math.max(0, math.floor(ports.clock.wallTime() - fingerprint.takenAt));
		return failure(
			`${fingerprint.path} changed within the last ${age} seconds. Read it again and propose the change anew.`,
		);
	}
	return success(true);
}

/** The operations as decided: the user's text in place of the proposed one. */
export function decidedOperations(proposal: Proposal, decision: Decision): Outcome<readonly Operation[]> {
	if (decision.decision !== "approve_with_changes") return success(proposal.operations);
	const [operation] = proposal.operations;
	if (proposal.operations.size() !== 1 || operation === undefined)
		return failure("Only a change of a single script can be approved with changes. Approve or reject it as it is.");
	if (operation.type === "write_script") return success([{ ...operation, text: decision.text }]);
	if (operation.type === "create" && operation.instance.source !== undefined)
		return success([{ ...operation, instance: { ...operation.instance, source: decision.text } }]);
	return failure("Only a change of a single script can be approved with changes. Approve or reject it as it is.");
}

/**
 * Writes an approved proposal: everything inside one recording named after its summary, reverted as a whole when any
 * operation fails. Yields while scripts are updated.
 */
export function applyProposal(proposal: Proposal, decision: Decision, ports: Ports): Outcome<readonly Touched[]> {
	const operations = decidedOperations(proposal, decision);
	if (!operations.ok) return operations;
	const valid = checkStillValid(proposal, ports);
	if (!valid.ok) return valid;
	return ports.undoHistory.record<readonly Touched[]>(proposal.summary, () => {
		const touched = new Array<Touched>();
		for (const operation of operations.value) {
			const applied = applyOperation(operation, ports);
			if (!applied.ok) return applied;
			for (const entry of applied.value) touched.push(entry);
		}
		return success(touched);
	});
}
