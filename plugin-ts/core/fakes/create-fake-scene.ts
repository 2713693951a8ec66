import type { JsonValue } from "../json";
import type { NewInstance } from "../operation";
import type { Outcome } from "../outcome";
import { failure, success } from "../outcome";
import type { Scene } from "../ports/scene";
import type { PropertyBag } from "../instance-info";
import { fakeClassInfo, fakeClassNames, fakeDefault, fakeEnumItems } from "./fake-classes";
import type { FakeInstance, FakeNode, FakePlace } from "./fake-place";
import { matchesFakeSelector, parseFakeSelector } from "./fake-selector";

/** The scene port over a fake place. Values are kept as they were given; classes and properties are checked. */
export function createFakeScene(place: FakePlace): Scene {
	const on = <T>(path: string, action: (node: FakeNode) => Outcome<T>): Outcome<T> => {
		const node = place.find(path);
		return node.ok ? action(node.value) : node;
	};
	return {
		describe(path) {
			return on(path, (node) => success(place.describe(node)));
		},
		children(path) {
			return on(path, (node) => success(node.children.map((child) => place.describe(child))));
		},
		identity(path) {
			return on(path, (node) => success(node.id));
		},
		classInfo(className) {
			return fakeClassInfo(className);
		},
		classNames() {
			return fakeClassNames();
		},
		enumItems(enumType) {
			return fakeEnumItems(enumType);
		},
		query(text, root) {
			return on(root ?? "game", (from) => {
				const selector = parseFakeSelector(text);
				if (!selector.ok) return selector;
				const matches = place.descendants(from).filter((node) => matchesFakeSelector(node, selector.value));
				return success(matches.map((node) => place.describe(node)));
			});
		},
		properties(path, keys) {
			return on(path, (node) => success(readProperties(node, keys ?? setKeys(node))));
		},
		create(parentPath, instance) {
			return on(parentPath, (parent) => {
				const problem = problemOf(instance);
				if (problem !== undefined) return failure(problem);
				const node = place.build(asFake(instance));
				place.attach(node, parent);
				return success(place.pathOf(node));
			});
		},
		set(path, props) {
			return on(path, (node) => {
				const problem = propertyProblem(node.className, props);
				if (problem !== undefined) return failure(problem);
				for (const [key, value] of pairs(props)) node.props.set(key as string, value as JsonValue);
				return success(true as const);
			});
		},
		rename(path, newName) {
			return on(path, (node) => {
				node.name = newName;
				return success(place.pathOf(node));
			});
		},
		move(path, parentPath) {
			return on(path, (node) =>
				on(parentPath, (parent) => {
					place.detach(node);
					place.attach(node, parent);
					return success(place.pathOf(node));
				}),
			);
		},
		remove(path) {
			return on(path, (node) => {
				place.detach(node);
				return success(true as const);
			});
		},
	};
}

function setKeys(node: FakeNode): readonly string[] {
	const keys = new Array<string>();
	for (const [key] of node.props) keys.push(key);
	return keys.sort((a, b) => a < b);
}

function readProperties(node: FakeNode, keys: readonly string[]) {
	const values: { [key: string]: JsonValue } = {};
	const skipped = new Array<string>();
	for (const key of keys) {
		const value = readProperty(node, key);
		if (value === undefined) skipped.push(key);
		else values[key] = value;
	}
	return { values, skipped };
}

function readProperty(node: FakeNode, key: string): JsonValue | undefined {
	if (key === "Name") return node.name;
	if (key === "ClassName") return node.className;
	return node.props.get(key) ?? fakeDefault(node.className, key);
}

function problemOf(instance: NewInstance): string | undefined {
	const info = fakeClassInfo(instance.className);
	if (info === undefined || !info.isCreatable) return `${instance.className} cannot be created.`;
	for (const child of instance.children) {
		const problem = problemOf(child);
		if (problem !== undefined) return problem;
	}
	return propertyProblem(instance.className, instance.props);
}

function propertyProblem(className: string, props: PropertyBag): string | undefined {
	const known = fakeClassInfo(className)?.properties;
	for (const [key] of pairs(props)) {
		const isMember =
			string.find(key as string, "^[@#]")[0] !== undefined || known?.get(key as string)?.canWrite === true;
		if (!isMember) return `${key} of ${className} cannot be written.`;
	}
	return undefined;
}

function asFake(instance: NewInstance): FakeInstance {
	return { ...instance, children: instance.children.map(asFake) };
}
