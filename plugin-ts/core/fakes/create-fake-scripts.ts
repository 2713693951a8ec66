import type { Outcome } from "../outcome";
import { failure, success } from "../outcome";
import type { Scripts, ScriptText } from "../ports/scripts";
import type { FakeNode, FakePlace } from "./fake-place";

export interface FakeScripts extends Scripts {
	/** Paths opened in the editor, in order; the last one has the focus. */
	readonly opened: readonly string[];
	/** Changes a script behind the agent's back, as a user typing would. */
	edit(path: string, text: string): void;
}

/** The scripts port over a fake place. `openPaths` are open from the start, the last one active. */
export function createFakeScripts(place: FakePlace, openPaths: readonly string[] = []): FakeScripts {
	const opened = [...openPaths];
	const dirty = new Set<FakeNode>();

	const scriptAt = (path: string): Outcome<FakeNode> => {
		const node = place.find(path);
		if (node.ok && node.value.source === undefined)
			return failure(`${path} is a ${node.value.className}, not a script.`);
		return node;
	};
	const textOf = (node: FakeNode): ScriptText => ({
		path: place.pathOf(node),
		className: node.className,
		text: node.source ?? "",
		isDirty: dirty.has(node),
	});
	const read = (path: string): Outcome<ScriptText> => {
		const node = scriptAt(path);
		return node.ok ? success(textOf(node.value)) : node;
	};
	const documents = (): ScriptText[] => {
		const texts = new Array<ScriptText>();
		for (const path of opened) {
			const text = read(path);
			if (text.ok) texts.push(text.value);
		}
		return texts;
	};

	return {
		opened,
		read(path) {
			return read(path);
		},
		active() {
			return documents().pop();
		},
		openDocuments() {
			return documents();
		},
		list(root) {
			const from = root === undefined ? success(place.root) : place.find(root);
			if (!from.ok) return [];
			return [from.value, ...place.descendants(from.value)]
				.filter((node) => node.source !== undefined)
				.map((node) => ({ path: place.pathOf(node), className: node.className }));
		},
		write(path, expected, text) {
			const node = scriptAt(path);
			if (!node.ok) return node;
			if (node.value.source !== expected) return failure(`${path} was changed meanwhile; read it again.`);
			node.value.source = text;
			return success(textOf(node.value));
		},
		open(path) {
			const node = scriptAt(path);
			if (!node.ok) return node;
			opened.push(path);
			return success(true as const);
		},
		edit(path, text) {
			const node = scriptAt(path);
			assert(node.ok, "the spec edits a script that does not exist");
			node.value.source = text;
			dirty.add(node.value);
		},
	};
}
