/**
 * Watches the names that the paths of shown instances are made of: their own, those of everything above them, and those of
 * all siblings on the way, because a namesake changes which instance a path means.
 */
export interface NameWatch {
	/** False when these are too many to watch; then nothing may be claimed of what was shown. */
	watch(instances: readonly Instance[]): boolean;
	/** Runs `onChanged` when a property of an instance that is shown changes. */
	watchProperty(instance: Instance, property: string): boolean;
	/** Children came or went, so lists of siblings that are watched are no longer whole. */
	treeChanged(removed?: Instance): void;
	dispose(): void;
}

/** Instances watched at a time. Beyond that all are let go and watching begins anew with what is read next. */
const MOST_WATCHED = 5000;

/** `onChanged` is called for each change, and when watched instances are let go. */
export function createNameWatch(onChanged: () => void): NameWatch {
	const connections = new Map<Instance, RBXScriptConnection[]>();
	/** Parents all of whose children are watched. */
	const whole = new Set<Instance>();
	/** Parents with more children than can be watched. */
	const wide = new Set<Instance>();

	const release = (): void => {
		for (const [, own] of connections) own.forEach((connection) => connection.Disconnect());
		connections.clear();
		whole.clear();
	};
	const watchOne = (instance: Instance): void => {
		if (connections.has(instance)) return;
		connections.set(instance, [instance.GetPropertyChangedSignal("Name").Connect(onChanged)]);
	};
	const watchChildren = (parent: Instance): boolean => {
		if (whole.has(parent) || parent === game) return true;
		if (wide.has(parent)) return false;
		const children = parent.GetChildren();
		if (children.size() > MOST_WATCHED) wide.add(parent);
		if (connections.size() + children.size() > MOST_WATCHED) return false;
		children.forEach(watchOne);
		whole.add(parent);
		return true;
	};
	/** From an instance up to its service. */
	const watchWay = (instance: Instance): boolean => {
		let at: Instance | undefined = instance;
		while (at !== undefined && at !== game) {
			const parent: Instance | undefined = at.Parent;
			if (parent === undefined || !watchChildren(parent)) return parent === undefined;
			watchOne(at);
			at = parent;
		}
		return true;
	};
	const watchAll = (instances: readonly Instance[]): boolean => instances.every(watchWay);

	return {
		watch(instances) {
			if (watchAll(instances)) return true;
			if (connections.size() < MOST_WATCHED / 2) return false;
			// Full: what was watched for earlier reads makes room, which voids what was claimed of them.
			release();
			onChanged();
			return watchAll(instances);
		},
		watchProperty(instance, property) {
			const own = connections.get(instance);
			if (own === undefined) return false;
			if (own.size() === 1) own.push(instance.GetPropertyChangedSignal(property as "Name").Connect(onChanged));
			return true;
		},
		treeChanged(removed) {
			whole.clear();
			wide.clear();
			if (removed === undefined) return;
			connections.get(removed)?.forEach((connection) => connection.Disconnect());
			connections.delete(removed);
		},
		dispose() {
			release();
		},
	};
}
