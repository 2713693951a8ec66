import type { InstanceInfo } from "../instance-info";
import type { JsonValue } from "../json";
import type { Outcome } from "../outcome";
import { failure, success } from "../outcome";
import type { InstancePath, PathSegment } from "../instance-path";
import { parsePath, printPath } from "../path";

/** What a spec writes down to describe an instance of its place. */
export interface FakeInstance {
	readonly className: string;
	/** The class name when absent. */
	readonly name?: string;
	/** Wire values; attributes as `@Name`, tags as `#tags`. */
	readonly props?: { readonly [key: string]: JsonValue };
	readonly source?: string;
	readonly children?: readonly FakeInstance[];
}

/** An instance that lives in a fake place. */
export interface FakeNode {
	readonly id: string;
	readonly className: string;
	name: string;
	parent: FakeNode | undefined;
	children: FakeNode[];
	props: Map<string, JsonValue>;
	/** Editor text of a script. */
	source: string | undefined;
}

/** The tree that the fake scene, scripts, selection and undo history share. */
export interface FakePlace {
	readonly root: FakeNode;
	/** Builds a node with its children; it has no parent yet. */
	readonly build: (instance: FakeInstance) => FakeNode;
	readonly attach: (node: FakeNode, parent: FakeNode) => void;
	readonly detach: (node: FakeNode) => void;
	readonly find: (path: string) => Outcome<FakeNode>;
	readonly pathOf: (node: FakeNode) => string;
	readonly describe: (node: FakeNode) => InstanceInfo;
	/** Every node below `from` in depth-first order, without `from`. */
	readonly descendants: (from: FakeNode) => readonly FakeNode[];
}

const SERVICES = [
	"Workspace",
	"Lighting",
	"ReplicatedStorage",
	"ServerScriptService",
	"ServerStorage",
	"StarterGui",
	"StarterPlayer",
];

function segmentsOf(node: FakeNode): InstancePath {
	const segments = new Array<PathSegment>();
	let current = node;
	while (current.parent !== undefined) {
		const { name, parent } = current;
		const namesakes = parent.children.filter((sibling) => sibling.name === name);
		const index = namesakes.size() > 1 ? namesakes.indexOf(current) + 1 : undefined;
		segments.unshift({ name, index });
		current = parent;
	}
	return segments;
}

function childAt(node: FakeNode, segment: PathSegment): FakeNode | undefined {
	return node.children.filter((child) => child.name === segment.name)[(segment.index ?? 1) - 1];
}

function collect(node: FakeNode, into: FakeNode[]): void {
	for (const child of node.children) {
		into.push(child);
		collect(child, into);
	}
}

/** A place with the usual services; `instances` maps a service's name to what is in it. */
export function createFakePlace(instances: { readonly [service: string]: readonly FakeInstance[] } = {}): FakePlace {
	let count = 0;

	const build = (instance: FakeInstance): FakeNode => {
		count += 1;
		const props = new Map<string, JsonValue>();
		for (const [key, value] of pairs(instance.props ?? {})) props.set(key as string, value as JsonValue);
		const isScript = ["Script", "LocalScript", "ModuleScript"].includes(instance.className);
		const node: FakeNode = {
			id: `node-${count}`,
			className: instance.className,
			name: instance.name ?? instance.className,
			parent: undefined,
			children: [],
			props,
			source: isScript ? (instance.source ?? "") : undefined,
		};
		for (const child of instance.children ?? []) attach(build(child), node);
		return node;
	};

	const attach = (node: FakeNode, parent: FakeNode): void => {
		node.parent = parent;
		parent.children.push(node);
	};

	const root = build({ className: "DataModel", name: "game" });
	for (const name of SERVICES) attach(build({ className: name, children: instances[name] }), root);

	const find = (text: string): Outcome<FakeNode> => {
		const path = parsePath(text);
		if (!path.ok) return path;
		let node = root;
		for (const segment of path.value) {
			const child = childAt(node, segment);
			if (child === undefined) return failure(`${printPath(path.value)} does not exist.`);
			node = child;
		}
		return success(node);
	};

	const pathOf = (node: FakeNode): string => printPath(segmentsOf(node));

	return {
		root,
		build,
		attach,
		find,
		pathOf,
		detach: (node) => {
			const { parent } = node;
			if (parent !== undefined) parent.children = parent.children.filter((child) => child !== node);
			node.parent = undefined;
		},
		describe: (node) => ({
			path: pathOf(node),
			name: node.name,
			className: node.className,
			childCount: node.children.size(),
		}),
		descendants: (from) => {
			const found = new Array<FakeNode>();
			collect(from, found);
			return found;
		},
	};
}
