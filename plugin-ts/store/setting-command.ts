import { failure, success } from "../core/outcome";
import type { Outcome } from "../core/outcome";
import { settingNames } from "../core/parse-setting";
import type { Settings } from "../core/settings";
import type { Session } from "./session";

function shown(value: unknown): string {
	if (value === undefined) return "not set";
	if (typeIs(value, "boolean")) return value ? "on" : "off";
	return typeIs(value, "table") ? (value as readonly defined[]).join(", ") : tostring(value);
}

function lineOf(name: string, settings: Settings): string {
	const value = name === "relayToken" ? "not shown" : (settings as unknown as { readonly [n: string]: unknown })[name];
	return `${name}: ${shown(value)}`;
}

/** `/set` lists all settings, `/set name` shows one, `/set name value` changes it. */
export function runSetting(rest: string, session: Session): Outcome<string> {
	if (rest === "")
		return success(
			settingNames()
				.map((name) => lineOf(name, session.settings()))
				.join("\n"),
		);
	const [name, text] = string.match(rest, "^(%S+)%s*(.-)$");
	if (!settingNames().includes(tostring(name)) || text !== "") {
		const chosen = session.chooseSetting(tostring(name), tostring(text));
		if (!chosen.ok) return failure(chosen.error);
	}
	return success(lineOf(tostring(name), session.settings()));
}
