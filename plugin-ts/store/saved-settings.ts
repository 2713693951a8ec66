import type { JsonObject } from "../core/json";
import { isJsonObject, sortedKeys } from "../core/json-kind";
import { parseJson } from "../core/json-parse";
import { printJson } from "../core/json-print";
import { success } from "../core/outcome";
import type { Outcome } from "../core/outcome";
import { parseSetting } from "../core/parse-setting";
import type { KeyValueStore } from "../core/ports/key-value-store";
import type { Settings } from "../core/settings";

const KEY = "settings";

/** Settings that are not written down: the store is a plain file. */
const UNSAVED = new ReadonlySet(["relayToken"]);

/** The settings the user chose, as the texts they were given as, kept across sessions. */
export interface SavedSettings {
	/** What was chosen before. Names and values this version does not know are left out. */
	load(): Partial<Settings>;
	/** Reads one setting and keeps it. Fails when it does not fit; that it could not be kept is no failure. */
	choose(name: string, text: string): Outcome<Partial<Settings>>;
}

export function createSavedSettings(store: KeyValueStore): SavedSettings {
	let chosen: JsonObject = {};

	const read = (): JsonObject => {
		const text = store.load(KEY);
		const parsed = text.ok && text.value !== undefined ? parseJson(text.value) : undefined;
		return parsed?.ok === true && isJsonObject(parsed.value) ? parsed.value : {};
	};

	return {
		load() {
			chosen = read();
			let settings: Partial<Settings> = {};
			for (const name of sortedKeys(chosen)) {
				const parsed = parseSetting(name, tostring(chosen[name]));
				if (parsed.ok) settings = { ...settings, ...parsed.value };
			}
			return settings;
		},
		choose(name, text) {
			const parsed = parseSetting(name, text);
			if (!parsed.ok || UNSAVED.has(name)) return parsed;
			chosen = { ...chosen, [name]: text };
			store.save(KEY, printJson(chosen));
			return success(parsed.value);
		},
	};
}
