import { cardText } from "./card-text.ts";
import type { RawEvent, RawProposal } from "./task-events.ts";
import { listOf } from "./task-events.ts";

/** One line of `--json`. */
export interface JsonEvent {
	readonly type: string;
	readonly seq: number;
	/** ISO 8601, UTC. */
	readonly ts: string;
	readonly taskId: string;
	readonly [field: string]: unknown;
}

type Fields = Readonly<Record<string, unknown>>;
type Mapper = (event: RawEvent, known: KnownFacts) => Fields;

/** What later events need of earlier ones. */
interface KnownFacts {
	readonly proposals: Map<string, RawProposal>;
	readonly totals: { steps: number; usage: Record<string, number> };
}

function pick(event: RawEvent, ...names: readonly string[]): Fields {
	return Object.fromEntries(names.filter((name) => event[name] !== undefined).map((name) => [name, event[name]]));
}

function proposalFields(proposal: RawProposal | undefined, proposalId: unknown): Fields {
	return { proposalId, kind: proposal?.kind, summary: proposal?.summary };
}

function createdFields(event: RawEvent, { proposals }: KnownFacts): Fields {
	const proposal = event["proposal"] as RawProposal;
	proposals.set(proposal.id, proposal);
	const warnings = listOf<string>(proposal.preview.warnings);
	return {
		...proposalFields(proposal, proposal.id),
		tool: proposal.tool,
		callId: proposal.callId,
		diff: proposal.preview.diff ?? cardText(proposal),
		...(warnings.length > 0 ? { warnings } : {}),
		...pick(event, "held"),
	};
}

function decidedFields(event: RawEvent, { proposals }: KnownFacts): Fields {
	const decision = event["decision"] as { readonly decision: string; readonly reason?: string };
	const proposalId = String(event["proposalId"]);
	return {
		...proposalFields(proposals.get(proposalId), proposalId),
		decision: decision.decision,
		reason: decision.reason,
		by: event["by"],
	};
}

function appliedFields(event: RawEvent, { proposals }: KnownFacts): Fields {
	const proposalId = String(event["proposalId"]);
	return {
		...proposalFields(proposals.get(proposalId), proposalId),
		...pick(event, "ok", "error", "undoName", "isDryRun"),
		touched: listOf(event["touched"]),
	};
}

/** Events of the agent that are lines of `--json`; the others are kept in the ledger only. */
const MAPPERS: Readonly<Record<string, Mapper>> = {
	"task.started": (event) => pick(event, "goal", "mode"),
	"step.started": (event, { totals }) => {
		totals.steps = Number(event["step"]);
		return pick(event, "step", "provider");
	},
	"assistant.text": (event) => pick(event, "text"),
	"tool.called": (event) => ({ ...pick(event, "tool", "callId", "kind"), args: event["args"] ?? {} }),
	"tool.finished": (event) => pick(event, "tool", "callId", "ok", "error", "guard", "untrusted"),
	"plan.changed": (event) => ({ steps: listOf(event["steps"]), ...pick(event, "notes") }),
	"plan.edited": (event) => ({ steps: listOf(event["steps"]), changes: listOf(event["changes"]) }),
	"check.finished": (event) => pick(event, "stepIndex", "check", "passed", "text"),
	"suite.kept": (event) => pick(event, "text"),
	"memory.loaded": (event) => ({ ...pick(event, "notes"), problems: listOf(event["problems"]) }),
	"note.remembered": (event) => pick(event, "note"),
	"script.user_edited": (event) => ({
		...pick(event, "path", "when", "isKnown"),
		lines: listOf(event["lines"]),
		removed: listOf(event["removed"]),
	}),
	"memory.kept": (event) => pick(event, "text"),
	message: (event) => pick(event, "text", "phase"),
	"question.asked": (event) => ({ ...pick(event, "question"), options: listOf(event["options"]) }),
	"question.answered": (event) => pick(event, "answer"),
	"proposal.created": createdFields,
	"proposal.decided": decidedFields,
	"proposal.applied": appliedFields,
	"completion.refused": (event) => ({ reasons: listOf(event["reasons"]) }),
	retry: (event) => pick(event, "attempt", "delaySeconds", "reason"),
	"context.compacted": (event) =>
		pick(event, "toIndex", "tier", "tokensBefore", "tokensAfter", "summary", "prefixHash"),
	"context.deduped": (event) => ({ indexes: listOf(event["indexes"]) }),
	"budget.warned": (event) => pick(event, "kind", "text"),
	"health.warned": (event) => pick(event, "kind", "name", "errorShare", "text"),
	"task.paused": (event) => pick(event, "reason", "text", "waitSeconds"),
	"task.continued": (event) => pick(event, "note"),
	"task.resumed": (event) => ({
		...pick(event, "interrupted", "branchedFrom", "waitsFor"),
		changed: listOf(event["changed"]),
	}),
	"task.finished": (event, { totals }) => ({
		...pick(event, "outcome", "reason", "summary"),
		steps: totals.steps,
		usage: totals.usage,
	}),
};

function addUsage(event: RawEvent, usage: Record<string, number>): void {
	type Counted = { readonly usage?: Readonly<Record<string, number>> } | undefined;
	const counted = (event.type === "model.replied" ? event["reply"] : event) as Counted;
	for (const [name, amount] of Object.entries(counted?.usage ?? {})) usage[name] = (usage[name] ?? 0) + amount;
}

/** Turns the agent's events into the flat lines of `--json`; undefined for an event that is not one of them. */
export function createJsonEvents(): (event: RawEvent) => JsonEvent | undefined {
	const known: KnownFacts = {
		proposals: new Map(),
		totals: { steps: 0, usage: { inputTokens: 0, outputTokens: 0, cachedTokens: 0 } },
	};
	let seq = 0;
	const line = (type: string, event: RawEvent, fields: Fields): JsonEvent => {
		seq += 1;
		return { type, seq, ts: new Date(event.ts * 1000).toISOString(), taskId: event.taskId, ...fields };
	};
	return (event) => {
		if (event.type === "model.replied" || event.type === "context.compacted") addUsage(event, known.totals.usage);
		if (event.type === "model.failed") return line("error", event, { code: event["code"], message: event["error"] });
		const map = MAPPERS[event.type];
		return map === undefined ? undefined : line(event.type, event, map(event, known));
	};
}
