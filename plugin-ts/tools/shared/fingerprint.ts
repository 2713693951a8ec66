import type { JsonValue } from "../../core/json";
import { printJson } from "../../core/json-print";
import type { Fingerprint } from "../../core/operation";
import type { Outcome } from "../../core/outcome";
import { failure, success } from "../../core/outcome";
import { parsePath, printPath } from "../../core/path";
import type { SceneReader } from "../../core/ports/scene";
import { hashText } from "../../text/hash";
import type { ScriptReader, ToolContext } from "../tool";

/** What fingerprints are taken from; the ports of the agent fit as well as a tool's context. */
export interface FingerprintSources {
	readonly scene: SceneReader;
	readonly scripts: ScriptReader;
}

export function fingerprintScript(text: string): string {
	return hashText(text);
}

/**
 * Version of an instance: class, name, parent and the values of `keys`. For a path with a sibling index the number of
 * namesakes counts too, because removing one of them makes the same path name another instance.
 */
export function fingerprintInstance(scene: SceneReader, path: string, keys: readonly string[] = []): Outcome<string> {
	const info = scene.describe(path);
	if (!info.ok) return info;
	const values = keys.isEmpty() ? success({ values: {} }) : scene.properties(path, keys);
	if (!values.ok) return values;
	const { parent, namesakes } = surroundings(scene, info.value.path);
	const { className, name } = info.value;
	const version: { readonly [key: string]: JsonValue } = {
		className,
		name,
		parent,
		namesakes,
		values: values.value.values,
	};
	return success(hashText(printJson(version)));
}

function surroundings(scene: SceneReader, path: string): { readonly parent: string; readonly namesakes: number } {
	const parsed = parsePath(path);
	const segments = parsed.ok ? [...parsed.value] : [];
	const last = segments.pop();
	const parent = last === undefined ? "" : printPath(segments);
	if (last?.index === undefined) return { parent, namesakes: 1 };
	const children = scene.children(parent);
	const namesakes = children.ok ? children.value.filter((child) => child.name === last.name).size() : 0;
	return { parent, namesakes };
}

export function scriptFingerprint(path: string, text: string, context: Pick<ToolContext, "now">): Fingerprint {
	return { path, of: "script", value: fingerprintScript(text), takenAt: context.now };
}

export function instanceFingerprint(
	path: string,
	keys: readonly string[],
	context: Pick<ToolContext, "scene" | "now">,
): Outcome<Fingerprint> {
	const value = fingerprintInstance(context.scene, path, keys);
	return value.ok ? success({ path, of: "instance", value: value.value, takenAt: context.now, keys }) : value;
}

/** Takes a fingerprint anew, for comparison with its `value`. Fails when what it was taken from is gone. */
export function currentFingerprint(fingerprint: Fingerprint, sources: FingerprintSources): Outcome<string> {
	if (fingerprint.of === "instance") return fingerprintInstance(sources.scene, fingerprint.path, fingerprint.keys);
	const target = sources.scripts.read(fingerprint.path);
	return target.ok ? success(fingerprintScript(target.value.text)) : failure(target.error);
}
