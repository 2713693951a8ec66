import type { EngineCodec } from "./engine-codec";

/** An enum's item by names; undefined where either does not exist. */
export function enumItem(enumType: string, name: string): EnumItem | undefined {
	const [isFound, item] = pcall(() =>
		(Enum[enumType as keyof typeof Enum] as Enum).GetEnumItems().find((candidate) => candidate.Name === name),
	);
	return isFound ? (item as EnumItem | undefined) : undefined;
}

export const ENUM_CODEC: EngineCodec = {
	type: "EnumItem",
	toEngine: (value) => {
		const enumType = tostring(value.enumType);
		return (
			enumItem(enumType, tostring(value.name)) ?? error(`Enum.${enumType} has no item "${tostring(value.name)}"`, 0)
		);
	},
	fromEngine: (value: EnumItem) => ({
		__t: "EnumItem",
		enumType: string.gsub(tostring(value.EnumType), "^Enum%.", "")[0],
		name: value.Name,
	}),
};
