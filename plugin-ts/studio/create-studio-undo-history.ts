import { ChangeHistoryService, RunService } from "@rbxts/services";
import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import type { UndoHistory } from "../core/ports/undo-history";
import { forgetChildren } from "./child-lookup";
import { attempt, engineReason, tryRead } from "./engine-call";
import type { ScriptChange } from "./script-journal";
import { startJournal } from "./script-journal";
import { settleAfter, settleBefore } from "./settle-scripts";

/** The undo history over ChangeHistoryService. `cancelOpenRecording` reverts a half-applied change; call it when the plugin unloads. */
export interface StudioUndoHistory extends UndoHistory {
	cancelOpenRecording(): void;
}

/**
 * Studio keeps a recording open when its plugin is reloaded in the middle of one, and then grants no other; so a left-over
 * recording is reverted here, before anything else is recorded.
 */
export function createStudioUndoHistory(): StudioUndoHistory {
	cancelOpenRecording();
	const scriptsByStep = new Map<string, readonly ScriptChange[]>();
	return {
		record(name, change) {
			const { outcome, changes } = record(name, change);
			scriptsByStep.set(name, changes);
			return outcome;
		},
		undo() {
			const undone = step(nextUndo(), "undo", () => ChangeHistoryService.Undo());
			if (undone.ok) settleBefore(scriptsByStep.get(undone.value) ?? []);
			return undone;
		},
		redo() {
			const redone = step(nextRedo(), "redo", () => ChangeHistoryService.Redo());
			if (redone.ok) settleAfter(scriptsByStep.get(redone.value) ?? []);
			return redone;
		},
		nextUndo() {
			return nextUndo();
		},
		cancelOpenRecording() {
			cancelOpenRecording();
		},
	};
}

interface Recorded<T> {
	readonly outcome: Outcome<T>;
	/** The script texts the step wrote; none when it was reverted. */
	readonly changes: readonly ScriptChange[];
}

function record<T>(name: string, change: () => Outcome<T>): Recorded<T> {
	const begun = attempt(`Studio could not start the undo step "${name}"`, () =>
		ChangeHistoryService.TryBeginRecording(name, name),
	);
	if (!begun.ok) return { outcome: begun, changes: [] };
	const id = begun.value;
	if (id === undefined) return { outcome: failure(whyNoRecording()), changes: [] };

	const endJournal = startJournal();
	const [ran, result] = pcall(change);
	const changes = endJournal();
	const outcome = ran
		? (result as Outcome<T>)
		: failure(`"${name}" stopped in the middle and was reverted: ${engineReason(result)}.`);
	const finished = finish(id, outcome.ok ? Enum.FinishRecordingOperation.Commit : Enum.FinishRecordingOperation.Cancel);
	if (outcome.ok && finished.ok) return { outcome, changes };
	cancelOpenRecording();
	settleBefore(changes);
	if (finished.ok || outcome.ok) return { outcome: finished.ok ? outcome : finished, changes: [] };
	return { outcome: failure(`${outcome.error} ${finished.error}`), changes: [] };
}

function finish(id: string, operation: Enum.FinishRecordingOperation): Outcome<void> {
	const finished = attempt("Studio could not finish the undo step, so check the place with undo before going on", () =>
		ChangeHistoryService.FinishRecording(id, operation),
	);
	// A cancelled change has put instances back.
	forgetChildren();
	return finished;
}

function cancelOpenRecording(): void {
	const isOpen = tryRead(() => ChangeHistoryService.IsRecordingInProgress()) === true;
	// Cancel takes the plugin's own recording whatever the identifier, which a reload has lost.
	if (isOpen) pcall(() => ChangeHistoryService.FinishRecording("", Enum.FinishRecordingOperation.Cancel));
}

function whyNoRecording(): string {
	if (tryRead(() => RunService.IsRunning()) === true) {
		return "Studio records no changes during a playtest: stop the test, then approve again.";
	}
	if (tryRead(() => ChangeHistoryService.IsRecordingInProgress()) === true) {
		return "Vector is still applying another change: wait until it is finished, then approve again.";
	}
	return "Studio did not start an undo step, so nothing was written: finish any drag or running operation in Studio, then approve again.";
}

function step(name: string | undefined, verb: string, play: () => void): Outcome<string> {
	if (name === undefined) return failure(`There is nothing to ${verb} in this place.`);
	const played = attempt(`Studio could not ${verb} "${name}"; wait a moment and try again`, play);
	forgetChildren();
	return played.ok ? success(name) : played;
}

function nextUndo(): string | undefined {
	return tryRead(() => {
		const [canUndo, name] = ChangeHistoryService.GetCanUndo() as LuaTuple<[boolean, string?]>;
		return canUndo ? (name ?? "") : undefined;
	});
}

function nextRedo(): string | undefined {
	return tryRead(() => {
		const [canRedo, name] = ChangeHistoryService.GetCanRedo() as LuaTuple<[boolean, string?]>;
		return canRedo ? (name ?? "") : undefined;
	});
}
