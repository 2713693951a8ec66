import { ScriptEditorService } from "@rbxts/services";
import type { Changes } from "../core/ports/changes";
import { createNameWatch } from "./name-watch";
import { placeServices } from "./place-services";
import { listenToReads } from "./read-notes";

export interface StudioChanges extends Changes {
	dispose(): void;
}

/**
 * Notices changes of the place at a cost that does not grow with it: the tree as a whole by two signals a service, names and
 * script texts of what was read by one signal each, typing in the editor. What depends on anything else (properties, selectors)
 * is never claimed to be unchanged: the version asked for after such a read is one of its own.
 */
export function createStudioChanges(sessionId: string): StudioChanges {
	let count = 0;
	let blindCount = 0;
	let isBlind = false;
	const changed = (): void => {
		count += 1;
	};
	const names = createNameWatch(changed);
	const watchedServices = new Set<Instance>();
	const connections = new Array<RBXScriptConnection>();

	const blind = (): void => {
		isBlind = true;
	};
	const watchServices = (): void => {
		for (const service of placeServices()) {
			if (watchedServices.has(service)) continue;
			watchedServices.add(service);
			connections.push(
				service.DescendantAdded.Connect(() => {
					changed();
					names.treeChanged();
				}),
				service.DescendantRemoving.Connect((gone) => {
					changed();
					names.treeChanged(gone);
				}),
			);
		}
	};
	watchServices();
	connections.push(
		game.ChildAdded.Connect(() => {
			changed();
			watchServices();
		}),
		ScriptEditorService.TextDocumentDidChange.Connect(changed),
		ScriptEditorService.TextDocumentDidOpen.Connect(changed),
		ScriptEditorService.TextDocumentDidClose.Connect(changed),
	);
	const stopListening = listenToReads({
		blind,
		shown: (instances) => {
			if (!names.watch(instances)) blind();
		},
		textRead: (target) => {
			if (!names.watch([target]) || !names.watchProperty(target, "Source")) blind();
		},
	});

	return {
		version() {
			const version = `${sessionId}:${count}`;
			if (!isBlind) return version;
			isBlind = false;
			blindCount += 1;
			return `${version}?${blindCount}`;
		},
		dispose() {
			stopListening();
			connections.forEach((connection) => connection.Disconnect());
			names.dispose();
		},
	};
}
