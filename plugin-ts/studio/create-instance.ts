import type { NewInstance } from "../core/operation";
import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import { suggestName } from "../core/values/nearest";
import { forgetChildren } from "./child-lookup";
import { reflectClass, reflectClassNames } from "./class-reflection";
import { attempt } from "./engine-call";
import { pathOf } from "./instance-paths";
import { isSourceScript } from "./script-instances";
import type { SourceScript } from "./script-instances";
import { replaceSource } from "./script-source";
import type { PendingReference } from "./write-members";
import { writeKey, writeMembersBeforeParent } from "./write-members";

/** What a new tree still needs once it is in the place. */
interface Unfinished {
	readonly references: PendingReference[];
	readonly sources: { readonly target: SourceScript; readonly text: string }[];
}

/**
 * Builds the whole tree before it enters the place, so that nothing sees it half-made; then sets references, which may
 * point into the tree itself, and script texts, which drafts would lose before. Yields while texts are written. After a
 * failure nothing of it is left in the place.
 */
export function createInstance(parent: Instance, description: NewInstance): Outcome<string> {
	const unfinished: Unfinished = { references: [], sources: [] };
	const built = build(description, unfinished);
	if (!built.ok) return built;
	const root = built.value;
	const parented = attempt(`Studio could not put ${description.name} into ${parent.Name}`, () => {
		root.Parent = parent;
	});
	forgetChildren();
	const finished = parented.ok ? finish(unfinished) : parented;
	const path = pathOf(root);
	if (finished.ok && path !== undefined) return success(path);
	pcall(() => {
		root.Parent = undefined;
	});
	return finished.ok ? failure(`${parent.Name} is not in the place any more, so nothing was created in it.`) : finished;
}

function build(description: NewInstance, unfinished: Unfinished): Outcome<Instance> {
	const { className, name } = description;
	const made = make(className);
	if (!made.ok) return made;
	const instance = made.value;
	const named = attempt(`Studio could not name the new ${className} "${name}"`, () => {
		instance.Name = name;
	});
	const written = named.ok ? writeMembersBeforeParent(instance, description.props, unfinished.references) : named;
	const sourced = written.ok ? noteSource(instance, description.source, unfinished) : written;
	const filled = sourced.ok ? buildChildren(instance, description.children, unfinished) : sourced;
	return filled.ok ? success(instance) : filled;
}

function make(className: string): Outcome<Instance> {
	const info = reflectClass(className);
	if (info === undefined)
		return failure(`There is no class "${className}"${suggestName(className, reflectClassNames())}`);
	if (!info.isCreatable)
		return failure(`${className} cannot be created: it is made by the engine or only a base of other classes.`);
	return attempt(
		`Studio could not create a ${className}`,
		() => new Instance(className as keyof CreatableInstances) as Instance,
	);
}

function noteSource(instance: Instance, text: string | undefined, unfinished: Unfinished): Outcome<true> {
	if (text === undefined) return success(true);
	if (!isSourceScript(instance)) return failure(`A ${instance.ClassName} has no source: give one to scripts only.`);
	unfinished.sources.push({ target: instance, text });
	return success(true);
}

function buildChildren(parent: Instance, descriptions: readonly NewInstance[], unfinished: Unfinished): Outcome<true> {
	for (const description of descriptions) {
		const child = build(description, unfinished);
		if (!child.ok) return child;
		const parented = attempt(`Studio could not put ${description.name} into ${parent.Name}`, () => {
			child.value.Parent = parent;
		});
		if (!parented.ok) return parented;
	}
	return success(true);
}

function finish({ references, sources }: Unfinished): Outcome<true> {
	for (const { instance, key, value } of references) {
		const written = writeKey(instance, key, value);
		if (!written.ok) return written;
	}
	for (const { target, text } of sources) {
		const written = replaceSource(target, pathOf(target) ?? target.Name, text);
		if (!written.ok) return written;
	}
	return success(true);
}
