import type { Outcome } from "../core/outcome";
import { failure, success } from "../core/outcome";
import type { KeyValueStore } from "../core/ports/key-value-store";
import { fromBase64, toBase64 } from "./engine-base64";
import { attempt } from "./engine-call";

/** What of Studio's plugin object the store needs. */
export interface SettingsOwner {
	readonly getSetting: (key: string) => unknown;
	/** Nothing is kept under the key when there is no value. */
	readonly setSetting: (key: string, value: string | undefined) => void;
}

const PREFIX = "Vector_";
const TEST_KEY = "self_test";
/** Holds what is known to damage the settings file when written as it is. */
const TEST_VALUE = `quote " backslash \\ line\nend ${string.char(0, 255)} ü`;

/**
 * Keeps texts in the plugin's settings, a JSON file of Studio's that some characters damage and that may silently keep
 * nothing; so keys are reduced to letters, digits and underscores, values are base64, and each write is read back. When
 * the file does not work at all, every call fails with the reason.
 */
export function createPluginSettingsStore(plugin: Plugin): KeyValueStore {
	return createSettingsStore({
		getSetting: (key) => plugin.GetSetting(key),
		setSetting: (key, value) => plugin.SetSetting(key, value),
	});
}

/** The store over any owner of settings; see `createPluginSettingsStore`. */
export function createSettingsStore(owner: SettingsOwner): KeyValueStore {
	const works = saveAndCheck(owner, TEST_KEY, TEST_VALUE);
	return {
		load(key) {
			return works.ok ? load(owner, key) : works;
		},
		save(key, value) {
			return works.ok ? saveAndCheck(owner, key, value) : works;
		},
		remove(key) {
			return works.ok ? remove(owner, key) : works;
		},
	};
}

function load(owner: SettingsOwner, key: string): Outcome<string | undefined> {
	const read = attempt("Studio could not read Vector's settings", () => owner.getSetting(settingKey(key)));
	if (!read.ok) return read;
	if (read.value === undefined) return success(undefined);
	const text = typeIs(read.value, "string") ? fromBase64(read.value) : undefined;
	return text === undefined
		? failure(`Vector's setting "${key}" is damaged: save it again to replace it.`)
		: success(text);
}

function remove(owner: SettingsOwner, key: string): Outcome<true> {
	const removed = attempt("Studio could not change Vector's settings", () =>
		owner.setSetting(settingKey(key), undefined),
	);
	return removed.ok ? success(true) : removed;
}

function saveAndCheck(owner: SettingsOwner, key: string, value: string): Outcome<true> {
	const saved = attempt("Studio could not save Vector's settings", () =>
		owner.setSetting(settingKey(key), toBase64(value)),
	);
	if (!saved.ok) return saved;
	const kept = load(owner, key);
	if (kept.ok && kept.value === value) return success(true);
	return failure(
		"Studio does not keep plugin settings: close other Studio windows and restart Studio; until then history is kept only by the relay.",
	);
}

/** Distinct keys stay distinct: what is not a letter or digit becomes `_` and its byte in hexadecimal. */
function settingKey(key: string): string {
	const [safe] = string.gsub(key, "[^%a%d]", (character: string) =>
		string.format("_%02x", string.byte(character)[0] ?? 0),
	);
	return PREFIX + safe;
}
