import { decodeBase64, encodeBase64 } from "./base64";
import { tryRead } from "./engine-call";

const encoding = () => game.GetService("EncodingService");

/** Base64 of any bytes, by the engine where it can: a long conversation would hold the frame otherwise. */
export function toBase64(text: string): string {
	return tryRead(() => buffer.tostring(encoding().Base64Encode(buffer.fromstring(text)))) ?? encodeBase64(text);
}

/** The bytes behind base64 text; undefined when it is none. */
export function fromBase64(text: string): string | undefined {
	return tryRead(() => buffer.tostring(encoding().Base64Decode(buffer.fromstring(text)))) ?? decodeBase64(text);
}
