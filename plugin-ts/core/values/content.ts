import type { JsonValue } from "../json";
import { isJsonObject } from "../json-kind";
import { success } from "../outcome";
import type { ValueCodec } from "./value-codec";
import { notA } from "./value-codec";

const EXPECTS = 'an asset, as in "rbxassetid://123" or 123';

/** Content by address; content made by scripts at run time has no wire form. The empty address is no content. */
export const contentCodec: ValueCodec = {
	type: "Content",
	expects: EXPECTS,
	coerce: (input) => {
		const uri = uriOf(isJsonObject(input) ? (input.uri ?? (input.__t === "Content" ? "" : undefined)) : input);
		return uri === undefined ? notA(contentCodec, input) : success({ __t: "Content", uri });
	},
	print: (value) => (value.uri === "" ? "no content" : tostring(value.uri)),
};

/** The older form of content: properties that hold the address as text. */
export const contentIdCodec: ValueCodec = {
	type: "ContentId",
	expects: EXPECTS,
	coerce: (input) => {
		const uri = uriOf(isJsonObject(input) && input.__t === "Content" ? input.uri : input);
		return uri === undefined ? notA(contentIdCodec, input) : success(uri);
	},
};

function uriOf(value: JsonValue | undefined): string | undefined {
	if (typeIs(value, "number"))
		return value > 0 && math.floor(value) === value ? `rbxassetid://${string.format("%d", value)}` : undefined;
	if (!typeIs(value, "string")) return undefined;
	return string.find(value, "^%d+$")[0] === undefined ? value : `rbxassetid://${value}`;
}
