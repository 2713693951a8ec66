export type JsonRecord = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonRecord =>
	typeof value === "object" && value !== null && !Array.isArray(value);

/** The parsed value, or nothing when the text is not JSON. */
export const parseJson = (text: string): unknown => {
	try {
		const value: unknown = JSON.parse(text);
		return value;
	} catch {
		return undefined;
	}
};
