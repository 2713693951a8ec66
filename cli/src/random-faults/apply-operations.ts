import type { PlaceNode } from "./place-tree.ts";

interface NewInstance {
	readonly className: string;
	readonly name: string;
	readonly props?: Readonly<Record<string, unknown>>;
	readonly source?: string;
	readonly children?: readonly NewInstance[];
}

/** An operation of a proposal, as it leaves the agent. */
export interface RawOperation {
	readonly type: string;
	readonly path?: string;
	readonly parentPath?: string;
	readonly newName?: string;
	readonly text?: string;
	readonly props?: Readonly<Record<string, unknown>>;
	readonly instance?: NewInstance;
}

interface Step {
	readonly name: string;
	/** Which of the children with this name, from 1. */
	readonly index: number;
}

function stepsOf(path: string): readonly Step[] {
	const found = path.matchAll(/(?:\.([A-Za-z_]\w*)|\["((?:[^"\\]|\\.)*)"\])(?:\[(\d+)\])?/g);
	return [...found].map(([, plain, quoted, index]) => ({ name: plain ?? quoted!, index: Number(index ?? 1) }));
}

/** The tree with the instance at `steps` replaced by what `change` makes of it; undefined takes it out. */
function changeAt(
	node: PlaceNode,
	steps: readonly Step[],
	change: (found: PlaceNode) => PlaceNode | undefined,
): PlaceNode | undefined {
	const [step, ...rest] = steps;
	if (step === undefined) return change(node);
	const found = node.children.filter(({ name }) => name === step.name)[step.index - 1];
	if (found === undefined) throw new Error(`There is no ${step.name}[${step.index}] in ${node.name}.`);
	const children = node.children.flatMap((child) => {
		if (child !== found) return [child];
		const changed = changeAt(child, rest, change);
		return changed === undefined ? [] : [changed];
	});
	return { ...node, children };
}

const BASE_PARTS = ["Part", "WedgePart"];

function withValues(values: PlaceNode["values"], props: Readonly<Record<string, unknown>> = {}): PlaceNode["values"] {
	const entries = Object.entries(props).filter(([name]) => name !== "Name");
	return {
		...values,
		...Object.fromEntries(
			entries.map(([name, value]) => {
				if (name === "Transparency") return [name, Math.round(Number(value) * 100)];
				return [name, Array.isArray(value) ? value.join(",") : value];
			}),
		),
	};
}

function created({ className, name, props, source, children = [] }: NewInstance): PlaceNode {
	const defaults = BASE_PARTS.includes(className) ? { Transparency: 0, Anchored: false } : {};
	return {
		name,
		className,
		...(source === undefined ? {} : { source }),
		values: withValues(defaults, props),
		children: (Array.isArray(children) ? children : []).map(created),
	};
}

function applyOne(place: PlaceNode, operation: RawOperation): PlaceNode {
	const at = (path: string | undefined, change: (found: PlaceNode) => PlaceNode | undefined): PlaceNode =>
		changeAt(place, stepsOf(path ?? ""), change)!;
	switch (operation.type) {
		case "write_script":
			return at(operation.path, (found) => ({ ...found, source: operation.text! }));
		case "set":
			return at(operation.path, (found) => ({ ...found, values: withValues(found.values, operation.props) }));
		case "rename":
			return at(operation.path, (found) => ({ ...found, name: operation.newName! }));
		case "remove":
			return at(operation.path, () => undefined);
		case "create":
			return at(operation.parentPath, (found) => ({
				...found,
				children: [...found.children, created(operation.instance!)],
			}));
		default:
			throw new Error(`The random tasks know no operation ${operation.type}.`);
	}
}

/** What a place must look like after the operations of an approved proposal: written independently of the agent's engine. */
export function applyOperations(place: PlaceNode, operations: readonly RawOperation[]): PlaceNode {
	return operations.reduce(applyOne, place);
}
