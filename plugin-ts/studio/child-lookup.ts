type ChildrenByName = ReadonlyMap<string, readonly Instance[]>;

/** Parents looked into since the last pause: `false` after one look, their children by name from the second on. */
const lookups = new Map<Instance, ChildrenByName | false>();
let isClearing = false;

/**
 * The children of `parent` with this name, in child order. One look reads every child's name; more looks into the same
 * parent before the thread yields share an index, because an operation on hundreds of siblings would look hundreds of times.
 */
export function childrenNamed(parent: Instance, name: string): readonly Instance[] {
	const lookup = lookups.get(parent);
	if (lookup === undefined) {
		remember(parent, false);
		return parent.GetChildren().filter((child) => child.Name === name);
	}
	const known = lookup === false ? undefined : lookup.get(name);
	if (known !== undefined && known.every((child) => child.Parent === parent && child.Name === name)) return known;
	if (lookup !== false && parent.FindFirstChild(name) === undefined) return [];
	const index = indexByName(parent);
	remember(parent, index);
	return index.get(name) ?? [];
}

/** Must be called by whoever adds or renames instances and goes on looking without a pause. */
export function forgetChildren(): void {
	lookups.clear();
}

function remember(parent: Instance, lookup: ChildrenByName | false): void {
	lookups.set(parent, lookup);
	if (isClearing) return;
	isClearing = true;
	// Nobody else runs before this thread pauses, and then the deferred thread runs first.
	task.defer(() => {
		isClearing = false;
		lookups.clear();
	});
}

function indexByName(parent: Instance): ChildrenByName {
	const index = new Map<string, Instance[]>();
	for (const child of parent.GetChildren()) {
		const { Name } = child;
		const namesakes = index.get(Name);
		if (namesakes === undefined) index.set(Name, [child]);
		else namesakes.push(child);
	}
	return index;
}
