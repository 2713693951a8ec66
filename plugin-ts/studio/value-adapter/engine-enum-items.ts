const cache = new Map<string, readonly string[]>();

/** Names of an enum's items, undefined for an enum that does not exist. */
export function engineEnumItems(enumType: string): readonly string[] | undefined {
	const known = cache.get(enumType);
	if (known !== undefined) return known;
	const [isFound, items] = pcall(() =>
		(Enum[enumType as keyof typeof Enum] as Enum).GetEnumItems().map((item) => item.Name),
	);
	if (!isFound) return undefined;
	cache.set(enumType, items as readonly string[]);
	return items as readonly string[];
}
