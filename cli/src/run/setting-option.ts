import { CliError } from "../cli-error.ts";

/** Reads `--set name=value`; the plugin knows which settings there are and what they may be. */
export function parseSettings(texts: readonly string[]): readonly { readonly name: string; readonly value: string }[] {
	return texts.map((text) => {
		const [, name, value] = /^(\w+)=(.*)$/s.exec(text) ?? [];
		if (name === undefined || value === undefined)
			throw new CliError(`--set ${text} is not a setting.`, "Write it as name=value, such as useResilience=off.");
		return { name, value };
	});
}
