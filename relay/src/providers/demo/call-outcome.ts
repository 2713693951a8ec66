import { isObject, parseJson } from "../../json.ts";

/** `pending` has no result yet; `interrupted` was never carried out. */
export type CallOutcome = "ok" | "rejected" | "failed" | "interrupted" | "pending";

const fromFields = (value: unknown): CallOutcome | undefined => {
	if (!isObject(value)) return undefined;
	const word = [value["decision"], value["status"], value["outcome"]].find((field) => typeof field === "string");
	if (typeof word === "string" && /^reject/i.test(word)) return "rejected";
	if (typeof word === "string" && /^interrupt/i.test(word)) return "interrupted";
	return value["ok"] === false || value["error"] !== undefined ? "failed" : "ok";
};

/** What a tool result says happened: by its fields when it is JSON, else by its first words. */
export const readOutcome = (result: string): CallOutcome => {
	const known = fromFields(parseJson(result));
	if (known !== undefined) return known;
	const start = result.trimStart().slice(0, 80);
	if (/^(?:the user )?reject|^the user already rejected/i.test(start)) return "rejected";
	if (/^(?:interrupted|not run\b|cancelled)/i.test(start)) return "interrupted";
	return /^(?:error|failed|failure|refused|not complete|invalid|unknown)\b/i.test(start) ? "failed" : "ok";
};

const PATH = /\bgame(?:\.[A-Za-z_]\w*|\["(?:[^"\\]|\\.)*"\]|\[\d+\])+/g;

const pathFields = (value: unknown): readonly string[] => {
	if (Array.isArray(value)) return value.flatMap(pathFields);
	if (!isObject(value)) return [];
	const own = typeof value["path"] === "string" ? [value["path"]] : [];
	return [...own, ...Object.values(value).flatMap(pathFields)];
};

/** The instance paths a result names, in order, each once: its `path` fields when it holds JSON, else paths in its text. */
export const pathsIn = (result: string): readonly string[] => {
	const json = [result, ...result.split("\n")].map(parseJson).find((value) => isObject(value) || Array.isArray(value));
	const found = json === undefined ? [...result.matchAll(PATH)].map(([path]) => path) : pathFields(json);
	return [...new Set(found)];
};
