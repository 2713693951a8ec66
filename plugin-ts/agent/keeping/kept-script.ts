import type { NewInstance, Operation } from "../../core/operation";
import type { Fingerprint } from "../../core/operation";
import type { Outcome } from "../../core/outcome";
import { failure, success } from "../../core/outcome";
import type { Ports } from "../../core/ports";
import type { ScriptText } from "../../core/ports/scripts";
import type { ApprovalCategory, ProposalDraft } from "../../core/proposal";
import { unifiedDiff } from "../../text/unified";
import { fingerprintScript, instanceFingerprint, scriptFingerprint } from "../../tools/shared/fingerprint";

const FOLDER_PATH = "game.ServerStorage.Vector";

/** A script that only holds data, as it is to be kept with the place. */
export interface KeptScript {
	/** Its name below `game.ServerStorage.Vector`. */
	readonly name: string;
	/** What is kept: "2 checks". */
	readonly what: string;
	/** The script as it is; absent when it is to be made. */
	readonly before?: ScriptText;
	readonly text: string;
}

/** The script a name stands for now, undefined when there is none. Fails when something else has its place. */
export function findKeptScript(path: string, { scripts, scene }: Ports): Outcome<ScriptText | undefined> {
	const found = scripts.read(path);
	if (found.ok) return success(found.value);
	return scene.describe(path).ok ? failure(`${path} is not a script, so nothing was kept there.`) : success(undefined);
}

/**
 * One proposal that keeps these scripts with the place, with the folder around them where it is missing. Its category is
 * one that waits for the user when any of them does.
 */
export function proposeKeeping(
	kept: readonly KeptScript[],
	ports: Ports,
	autoApprove: readonly ApprovalCategory[],
): Outcome<ProposalDraft> {
	const relied = reliedOn(kept, ports);
	if (!relied.ok) return relied;
	const categories = kept.map((entry): ApprovalCategory => (entry.before === undefined ? "new_script" : "edit_script"));
	const diffs = kept.map(({ name, before, text }) =>
		unifiedDiff(before?.path ?? `${FOLDER_PATH}.${name}`, before?.text ?? "", text),
	);
	return success({
		kind: "edit",
		category: categories.find((category) => !autoApprove.includes(category)) ?? categories[0]!,
		summary: `Keep ${kept.map((entry) => entry.what).join(" and ")} with the place`,
		operations: [...writes(kept), ...creations(kept, ports)],
		reliesOn: relied.value,
		preview: { diff: diffs.join(""), rows: [], warnings: [] },
	});
}

function parentPath({ scene }: Ports): string {
	return scene.describe(FOLDER_PATH).ok ? FOLDER_PATH : "game.ServerStorage";
}

function reliedOn(kept: readonly KeptScript[], ports: Ports): Outcome<readonly Fingerprint[]> {
	const { scene, clock } = ports;
	const now = clock.wallTime();
	const fingerprints = new Array<Fingerprint>();
	for (const { before } of kept)
		if (before !== undefined) fingerprints.push(scriptFingerprint(before.path, before.text, { now }));
	if (kept.every(({ before }) => before !== undefined)) return success(fingerprints);
	const parent = instanceFingerprint(parentPath(ports), [], { scene, now });
	return parent.ok ? success([...fingerprints, parent.value]) : parent;
}

function writes(kept: readonly KeptScript[]): readonly Operation[] {
	const operations = new Array<Operation>();
	for (const { before, text } of kept) {
		if (before === undefined) continue;
		operations.push({ type: "write_script", path: before.path, beforeHash: fingerprintScript(before.text), text });
	}
	return operations;
}

function creations(kept: readonly KeptScript[], ports: Ports): readonly Operation[] {
	const scripts = kept
		.filter(({ before }) => before === undefined)
		.map(({ name, text }): NewInstance => ({ className: "ModuleScript", name, props: {}, source: text, children: [] }));
	if (scripts.isEmpty()) return [];
	const parent = parentPath(ports);
	if (parent === FOLDER_PATH) return scripts.map((instance) => ({ type: "create", parentPath: parent, instance }));
	const folder: NewInstance = { className: "Folder", name: "Vector", props: {}, children: scripts };
	return [{ type: "create", parentPath: parent, instance: folder }];
}
