import { printJson } from "../core/json-print";
import type { Ports } from "../core/ports";
import type { Decision, Proposal } from "../core/proposal";
import type { Settings } from "../core/settings";
import { applyProposal, decidedOperations } from "./apply-proposal";
import type { SeenTexts } from "./memory/seen-texts";
import { editInApproval, takeWritten } from "./memory/take-written";
import { applyVerdict } from "./resume/apply-verdict";
import { takeWitness } from "./resume/apply-witness";
import type { ApplyWitness } from "./resume/apply-witness";
import { allTouchedBy } from "./resume/touched-by";
import type { TaskEventBody, Touched } from "./task-event";
import type { TaskState } from "./task-state";

export interface ApplyScope {
	readonly state: TaskState;
	readonly emit: (body: TaskEventBody) => void;
	readonly ports: Ports;
	readonly settings: Settings;
	readonly seen: SeenTexts;
}

const UNCLEAR =
	"Vector was interrupted while it wrote this, and the place has changed since, so that it cannot be told whether it was written. Look at the place and propose what is still missing.";

/** What the model is told after an apply: what was touched with its new hash, and what the user added. */
function appliedContent(
	proposal: Proposal,
	decision: Decision,
	touched: readonly Touched[],
	isDryRun: boolean,
): string {
	const lines = [isDryRun ? "Approved (dry run: nothing was written)." : "Approved and applied."];
	if (touched.size() > 0) lines.push(printJson(touched.map((entry) => ({ ...entry }))));
	if (proposal.resultNote !== undefined) lines.push(proposal.resultNote);
	if (decision.decision === "approve_with_changes")
		lines.push(`The user changed it before approving. The text now is:\n${decision.text}`);
	const note = decision.decision === "reject" ? undefined : decision.note;
	if (note !== undefined && note !== "") lines.push(`The user adds: ${note}`);
	return lines.join("\n");
}

function emitApplied(scope: ApplyScope, proposal: Proposal, decision: Decision, touched: readonly Touched[]): void {
	const { emit, settings } = scope;
	takeWritten(touched, scope);
	const edit = settings.protectManualFixes ? editInApproval(proposal, decision, touched) : undefined;
	if (edit !== undefined) emit(edit);
	const content = appliedContent(proposal, decision, touched, false);
	const { id: proposalId, summary: undoName } = proposal;
	emit({ type: "proposal.applied", proposalId, ok: true, isDryRun: false, undoName, touched, content });
}

function emitNotApplied({ emit }: ApplyScope, { id: proposalId, summary: undoName }: Proposal, problem: string): void {
	const content = `Error: approved, but nothing was written: ${problem}`;
	const failed = { ok: false, isDryRun: false, undoName, touched: [], error: problem, content };
	emit({ type: "proposal.applied", proposalId, ...failed });
}

/** Writes an approved proposal; the intent is logged first, with what tells later whether it was carried out. */
export function performApply(scope: ApplyScope, proposal: Proposal, decision: Decision): void {
	const { state, emit, ports } = scope;
	const { id: proposalId, summary: undoName } = proposal;
	if (state.mode === "dry-run") {
		const content = appliedContent(proposal, decision, [], true);
		emit({ type: "proposal.applied", proposalId, ok: true, isDryRun: true, undoName, touched: [], content });
		return;
	}
	const operations = decidedOperations(proposal, decision);
	const witness = operations.ok ? takeWitness(operations.value, ports) : undefined;
	emit({ type: "proposal.applying", proposalId, witness });
	const applied = applyProposal(proposal, decision, ports);
	if (applied.ok) emitApplied(scope, proposal, decision, applied.value);
	else emitNotApplied(scope, proposal, applied.error);
}

/**
 * Settles a write whose intent was logged and whose outcome was not, by what is in the place: it is recorded where it
 * happened, made where it did not, and never made twice.
 */
export function performSettle(
	scope: ApplyScope,
	proposal: Proposal,
	decision: Decision,
	witness: ApplyWitness | undefined,
): void {
	const operations = decidedOperations(proposal, decision);
	if (!operations.ok) return emitNotApplied(scope, proposal, operations.error);
	const verdict = applyVerdict(operations.value, witness, scope.ports);
	if (verdict === "untouched") return performApply(scope, proposal, decision);
	if (verdict === "unclear") return emitNotApplied(scope, proposal, UNCLEAR);
	emitApplied(scope, proposal, decision, allTouchedBy(operations.value, scope.ports));
}
