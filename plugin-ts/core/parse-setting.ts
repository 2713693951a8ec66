import type { Outcome } from "./outcome";
import { failure, success } from "./outcome";
import { DEFAULT_SETTINGS } from "./settings";
import type { Settings } from "./settings";
import { suggestName } from "./values/nearest";

type SettingValue = boolean | number | string | readonly (string | number)[];

/** An example of each setting that has no default. */
const WITHOUT_DEFAULT: { readonly [name: string]: SettingValue } = {
	budgetTokens: 1,
	budgetUsd: 1,
	maxOutputTokens: 1,
	provider: "",
	model: "",
	dialect: "",
};

const CHOICES: { readonly [name: string]: readonly string[] | undefined } = {
	dialect: ["chat", "messages", "responses"],
	regressionSuite: ["off", "offer"],
	projectMemory: ["off", "offer"],
	autoApprove: ["edit_script", "new_script", "create_set", "rename", "delete", "asset", "generate"],
};

const SWITCH: { readonly [word: string]: boolean | undefined } = {
	on: true,
	true: true,
	yes: true,
	off: false,
	false: false,
	no: false,
};

function examples(): { readonly [name: string]: SettingValue | undefined } {
	return { ...WITHOUT_DEFAULT, ...(DEFAULT_SETTINGS as unknown as { readonly [name: string]: SettingValue }) };
}

/** Names of all settings, in order. */
export function settingNames(): readonly string[] {
	const names = new Array<string>();
	for (const [name] of pairs(examples() as { readonly [name: string]: SettingValue })) names.push(tostring(name));
	return names.sort((a, b) => a < b);
}

function parseNumber(name: string, text: string): Outcome<number> {
	const amount = tonumber(text);
	if (amount === undefined || amount !== amount || amount < 0 || amount === math.huge)
		return failure(`${name} is a number from 0 on, got "${text}".`);
	const isShare = string.find(name, "Share$")[0] !== undefined;
	return isShare && amount > 1 ? failure(`${name} is a share from 0 to 1, got "${text}".`) : success(amount);
}

function parseWord(name: string, text: string): Outcome<string> {
	const choices = CHOICES[name];
	if (choices === undefined || choices.includes(text)) return success(text);
	return failure(`${name} is one of ${choices.join(", ")}; got "${text}".`);
}

function parseList(name: string, text: string, isOfNumbers: boolean): Outcome<readonly (string | number)[]> {
	const items = new Array<string | number>();
	for (const [item] of string.gmatch(text, "[^%s,]+")) {
		const parsed: Outcome<string | number> = isOfNumbers
			? parseNumber(name, tostring(item))
			: parseWord(name, tostring(item));
		if (!parsed.ok) return parsed;
		items.push(parsed.value);
	}
	return success(items);
}

function parseValue(name: string, text: string, example: SettingValue): Outcome<SettingValue> {
	if (typeIs(example, "boolean")) {
		const isOn = SWITCH[text.lower()];
		return isOn === undefined ? failure(`${name} is on or off, got "${text}".`) : success(isOn);
	}
	if (typeIs(example, "number")) return parseNumber(name, text);
	if (typeIs(example, "string")) return parseWord(name, text);
	return parseList(name, text, typeIs(example[0], "number"));
}

/** Reads a setting the user wrote as text: on or off, a number, a word, or a list with commas. */
export function parseSetting(name: string, text: string): Outcome<Partial<Settings>> {
	const example = examples()[name];
	if (example === undefined) {
		const hint = suggestName(name, settingNames());
		return failure(`There is no setting ${name}${hint === "" ? ". The docs of the agent list them." : hint}`);
	}
	const value = parseValue(name, text, example);
	return value.ok ? success({ [name]: value.value } as Partial<Settings>) : value;
}
