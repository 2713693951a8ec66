export interface Redactor {
	/** For text people read: removes the configured secrets and anything that looks like a key. */
	text(text: string): string;
	/** For reply data, which must otherwise stay untouched: removes only secrets too long to be an ordinary word. */
	data(data: string): string;
}

const MARK = "[redacted]";
const SHORTEST_IN_TEXT = 4;
const SHORTEST_IN_DATA = 16;
const KEY_LIKE = /\b(?:sk|pk|rk|nvapi|key)-[\w*.-]{6,}|\bBearer\s+[^\s"',;]+|\bAIza[\w-]{10,}/gi;

const byLengthDescending = (left: string, right: string): number => right.length - left.length;

const replaceAll = (text: string, secrets: readonly string[]): string =>
	secrets.reduce((result, secret) => (result.includes(secret) ? result.split(secret).join(MARK) : result), text);

/** Removes the given secrets from whatever is about to leave the relay. */
export const createRedactor = (secrets: readonly string[]): Redactor => {
	const ordered = [...new Set(secrets)].sort(byLengthDescending);
	const inText = ordered.filter((secret) => secret.length >= SHORTEST_IN_TEXT);
	const inData = ordered.filter((secret) => secret.length >= SHORTEST_IN_DATA);
	return {
		text: (text) => replaceAll(text, inText).replace(KEY_LIKE, MARK),
		data: (data) => replaceAll(data, inData),
	};
};
