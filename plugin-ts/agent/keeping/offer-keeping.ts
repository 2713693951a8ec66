import type { Proposal } from "../../core/proposal";
import { memoryChange } from "../memory/memory-change";
import type { ActionScope } from "../action-scope";
import type { KeptScript } from "./kept-script";
import { proposeKeeping } from "./kept-script";
import { suiteChange } from "./suite-change";
import { KEEPING_TOOLS, wantsMemory, wantsSuite } from "./what-to-keep";

type Offer = (proposal: Proposal) => void;

/**
 * Offers to keep what a finished task found out with the place: checks and notes in one proposal, which is decided like
 * every other. What cannot be kept says why; a refusal does not hold up the task.
 */
export function offerKeeping(scope: ActionScope, offer: Offer): void {
	const { state, settings, ports, emit } = scope;
	const suite = wantsSuite(state, settings) ? suiteChange(state.plan, ports) : undefined;
	const memory = wantsMemory(state, settings) ? memoryChange(state, ports) : undefined;
	const kept = new Array<KeptScript>();
	if (suite?.ok === true) kept.push(suite.value);
	if (memory?.ok === true) kept.push(memory.value);
	if (!kept.isEmpty()) propose(scope, kept, offer);
	if (suite?.ok === false) emit({ type: "suite.kept", text: suite.error });
	if (memory?.ok === false) emit({ type: "memory.kept", text: memory.error });
}

function propose({ settings, ports, emit }: ActionScope, kept: readonly KeptScript[], offer: Offer): void {
	const draft = proposeKeeping(kept, ports, settings.autoApprove);
	if (!draft.ok) return emit({ type: "memory.kept", text: draft.error });
	const id = ports.ids.next();
	const tool = toolOf(kept);
	offer({ ...draft.value, id, callId: "", tool, key: `${tool}|${id}` });
}

function toolOf(kept: readonly KeptScript[]): string {
	if (kept.size() > 1) return KEEPING_TOOLS.both;
	return kept[0]?.name === "Memory" ? KEEPING_TOOLS.notes : KEEPING_TOOLS.checks;
}
