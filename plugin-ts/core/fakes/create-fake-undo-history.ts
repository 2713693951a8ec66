import type { JsonValue } from "../json";
import type { Outcome } from "../outcome";
import { failure, success } from "../outcome";
import type { UndoHistory } from "../ports/undo-history";
import type { FakeNode, FakePlace } from "./fake-place";

type Snapshot = () => void;

interface UndoStep {
	readonly name: string;
	readonly before: Snapshot;
	after: Snapshot;
}

export interface FakeUndoHistory extends UndoHistory {
	/** Names of the steps that can be undone, oldest first. */
	names(): readonly string[];
}

/** Takes down the state of every node reachable now; calling the result puts it back. */
function snapshot(place: FakePlace): Snapshot {
	const states = [place.root, ...place.descendants(place.root)].map((node) => stateOf(node));
	return () => states.forEach((restore) => restore());
}

function stateOf(node: FakeNode): Snapshot {
	const { name, parent, source } = node;
	const children = [...node.children];
	const props = new Map<string, JsonValue>();
	for (const [key, value] of node.props) props.set(key, value);
	return () => {
		for (const child of node.children) if (child.parent === node) child.parent = undefined;
		node.name = name;
		node.parent = parent;
		node.source = source;
		node.children = [...children];
		node.props = new Map();
		for (const [key, value] of props) node.props.set(key, value);
	};
}

/** Undo by whole snapshots: slow, and right by construction, so it serves as the oracle for the engine's undo. */
export function createFakeUndoHistory(place: FakePlace): FakeUndoHistory {
	const done = new Array<UndoStep>();
	let undone = new Array<UndoStep>();

	const takeBack = (from: UndoStep[], to: UndoStep[], isUndo: boolean): Outcome<string> => {
		const step = from.pop();
		if (step === undefined) return failure(`There is nothing to ${isUndo ? "undo" : "redo"}.`);
		(isUndo ? step.before : step.after)();
		to.push(step);
		return success(step.name);
	};

	return {
		names() {
			return done.map((step) => step.name);
		},
		nextUndo() {
			return done[done.size() - 1]?.name;
		},
		undo() {
			return takeBack(done, undone, true);
		},
		redo() {
			return takeBack(undone, done, false);
		},
		record(name, change) {
			const before = snapshot(place);
			const [isDone, result] = pcall(change);
			if (!isDone || !result.ok) {
				before();
				return isDone ? result : failure(`${name} failed and was taken back: ${tostring(result)}`);
			}
			done.push({ name, before, after: snapshot(place) });
			undone = [];
			return result;
		},
	};
}
