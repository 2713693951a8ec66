import { normalizeEol } from "./lines";
import type { TextEdit } from "./patch-edit";
import type { Patch } from "./patch-input";
import type { PatchTier } from "./patch-match";
import { findMatches } from "./patch-match";
import type { PatchPlan } from "./patch-plan";
import { planPatch } from "./patch-plan";
import { heldBack, insertedByOther, overlapping } from "./patch-refusals";
import { TIER_NOTES } from "./patch-refusals";
import type { Pause } from "./pause";
import { WorkMeter } from "./pause";
import { SourceText } from "./source-text";

export type { Patch } from "./patch-input";
export type { PatchTier } from "./patch-match";
export { parsePatchText } from "./patch-text";

export interface PatchResult {
	/** Position of the patch in the list, from 0. Messages count patches from 1. */
	readonly index: number;
	/** `"fits"`: could be applied, but nothing was written because another patch was refused. */
	readonly status: "applied" | "fits" | "refused";
	readonly tier?: PatchTier;
	/** First line the patch was found at, from 1. */
	readonly line?: number;
	readonly message: string;
}

/** All patches applied with the new text, or none applied and what to do about each refused one. */
export interface PatchReport {
	readonly ok: boolean;
	/** Only when every patch applied. */
	readonly text?: string;
	readonly results: readonly PatchResult[];
	/** One text for the model: what happened and, where a patch was refused, what to do next. */
	readonly message: string;
}

interface PlannedPatch {
	readonly index: number;
	readonly plan?: PatchPlan;
	readonly error?: string;
}

/**
 * Applies patches to one text. Every patch is looked up in the text as it is before any of them, so their order does not matter. Each is
 * found by the tightest tier that finds it at all, in exactly one place, or refused; one refusal holds all of them back.
 */
export function applyPatches(text: string, patches: readonly Patch[], pause?: Pause): PatchReport {
	const source = new SourceText(text, new WorkMeter(pause));
	const planned = patches.map((patch, index): PlannedPatch => {
		const plan = planPatch(source, patch);
		if (plan.ok) return { index, plan: plan.value };
		const inserter = findInserter(source, patches, index);
		return { index, error: inserter !== undefined ? insertedByOther(inserter + 1) : plan.error };
	});
	const checked = refuseOverlaps(source, planned);
	const refused = checked.filter((patch) => patch.plan === undefined).map((patch) => patch.index + 1);
	const results = checked.map((patch) => toResult(patch, refused));
	const message = results.map((result) => `Patch ${result.index + 1}: ${result.message}`).join("\n");
	if (patches.size() === 0)
		return { ok: false, results, message: "No patches were given: send at least one {find, replace}." };
	if (refused.size() > 0) return { ok: false, results, message: `${heldBack(refused)}\n${message}` };
	return { ok: true, text: assemble(source, checked), results, message };
}

/** The patch whose replacement contains what another patch looks for in vain. */
function findInserter(source: SourceText, patches: readonly Patch[], index: number): number | undefined {
	const find = normalizeEol(patches[index]!.find);
	if (find === "" || findMatches(source, find, patches[index]!.wholeLines) !== undefined) return undefined;
	const inserter = patches.findIndex((other, at) => {
		const [found] = string.find(normalizeEol(other.replace), find, 1, true);
		return at !== index && found !== undefined;
	});
	return inserter >= 0 ? inserter : undefined;
}

function toResult(patch: PlannedPatch, refused: readonly number[]): PatchResult {
	const { index, plan } = patch;
	if (plan === undefined) return { index, status: "refused", message: patch.error ?? "" };
	const places =
		plan.edits.size() === 1 ? `line ${plan.line + 1}` : `${plan.edits.size()} places from line ${plan.line + 1}`;
	const found = `${places}${plan.tier === "exact" ? "" : ` (found${TIER_NOTES[plan.tier]})`}`;
	const common = { index, tier: plan.tier, line: plan.line + 1 };
	if (refused.size() > 0)
		return { ...common, status: "fits", message: `fits at ${found}; send it again with the rest.` };
	return { ...common, status: "applied", message: `applied at ${found}.` };
}

interface OwnedEdit {
	readonly patch: number;
	/** The whole quoted range and, within it, the lines that really change. */
	readonly quote: TextEdit;
	readonly core: TextEdit;
}

/** Edits in the order they stand in the text; of two at one point, the one whose quote begins first, then the earlier patch. */
function orderEdits(source: SourceText, planned: readonly PlannedPatch[]): OwnedEdit[] {
	const owned: OwnedEdit[] = [];
	for (const patch of planned) {
		for (const edit of patch.plan?.edits ?? [])
			owned.push({ patch: patch.index, quote: edit, core: coreOf(source.text, edit) });
	}
	return owned.sort((a, b) => {
		if (a.core.from !== b.core.from) return a.core.from < b.core.from;
		if (a.core.to !== b.core.to) return a.core.to < b.core.to;
		return a.quote.from !== b.quote.from ? a.quote.from < b.quote.from : a.patch < b.patch;
	});
}

/** Leaves out whole lines that an edit keeps at its beginning and end, so that patches may quote each other's surroundings. */
function coreOf(text: string, edit: TextEdit): TextEdit {
	const old = string.sub(text, edit.from + 1, edit.to);
	const shorter = math.min(old.size(), edit.text.size());
	let prefix = 0;
	for (let at = 1; at <= shorter && string.byte(old, at)[0] === string.byte(edit.text, at)[0]; at++) {
		if (string.byte(old, at)[0] === 10) prefix = at;
	}
	let suffix = 0;
	for (let at = 1; at <= shorter - prefix; at++) {
		const code = string.byte(old, -at)[0];
		if (code !== string.byte(edit.text, -at)[0]) break;
		if (code === 10) suffix = at - 1;
	}
	return {
		from: edit.from + prefix,
		to: edit.to - suffix,
		text: string.sub(edit.text, prefix + 1, edit.text.size() - suffix),
	};
}

function refuseOverlaps(source: SourceText, planned: readonly PlannedPatch[]): PlannedPatch[] {
	const errors = new Map<number, string>();
	let previous: OwnedEdit | undefined;
	for (const owned of orderEdits(source, planned)) {
		if (previous !== undefined && previous.patch !== owned.patch && collide(previous, owned)) {
			errors.set(owned.patch, overlapping(previous.patch + 1, source.lineAt(owned.core.from)));
		}
		if (previous === undefined || owned.core.to >= previous.core.to) previous = owned;
	}
	return planned.map((patch) => {
		const problem = errors.get(patch.index);
		return problem === undefined ? patch : { index: patch.index, error: problem };
	});
}

function collide(earlier: OwnedEdit, later: OwnedEdit): boolean {
	if (later.core.from < earlier.core.to) return true;
	const bothInsertHere = later.core.to === earlier.core.from;
	return bothInsertHere && later.quote.from < earlier.quote.to;
}

function assemble(source: SourceText, planned: readonly PlannedPatch[]): string {
	const pieces: string[] = [];
	let at = 0;
	for (const { core } of orderEdits(source, planned)) {
		pieces.push(string.sub(source.text, at + 1, core.from), core.text);
		at = core.to;
	}
	pieces.push(string.sub(source.text, at + 1));
	return pieces.join("");
}
