import { describe, expect, it } from "@rbxts/jest-globals";
import { decodeBase64, encodeBase64 } from "./base64";
import { fromBase64, toBase64 } from "./engine-base64";

function randomBytes(random: Random): string {
	const parts = new Array<string>();
	for (let count = random.NextInteger(0, 40); count > 0; count--) parts.push(string.char(random.NextInteger(0, 255)));
	return parts.join("");
}

describe("base64", () => {
	it("writes what the standard lists", () => {
		const examples = ["", "f", "fo", "foo", "foob", "fooba", "foobar"];
		expect(examples.map(encodeBase64)).toEqual(["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]);
	});

	it("gives every text back, with the engine's encoder as without", () => {
		const seed = os.time();
		print(`base64 seed ${seed}`);
		const random = new Random(seed);
		for (let count = 200; count > 0; count--) {
			const text = randomBytes(random);
			expect(decodeBase64(encodeBase64(text))).toBe(text);
			expect(fromBase64(toBase64(text))).toBe(text);
			expect(toBase64(text)).toBe(encodeBase64(text));
		}
	});

	it("refuses what is no base64", () => {
		expect(["abc", "ab!=", "=abc"].map((text) => decodeBase64(text) === undefined)).toEqual([true, true, true]);
	});
});
