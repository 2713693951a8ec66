import { describe, expect, it } from "@rbxts/jest-globals";
import { findNameReferences, findReferencesAt } from "./references";

describe("findNameReferences", () => {
	it("tells what each use is for", () => {
		const source = "local speed = 1\nspeed = 2\nprint(speed, part.speed)\nspeed()\n-- speed\nlocal s = 'speed'";
		expect(findNameReferences(source, "speed").map(({ line, role }) => `${line} ${role}`)).toEqual([
			"1 declaration",
			"2 write",
			"3 read",
			"3 field",
			"4 call",
		]);
	});

	it("finds the member of one owner", () => {
		const source = "function Door.open() end\nDoor.open()\nGate.open()\nopen()";
		expect(findNameReferences(source, "Door.open").map(({ line }) => line)).toEqual([1, 2]);
	});
});

describe("findReferencesAt", () => {
	it("keeps variables of the same name apart", () => {
		const source = "local x = 1\ndo\n\tlocal x = 2\n\tprint(x)\nend\nprint(x)";
		expect(findReferencesAt(source, 6, 7).map(({ line }) => line)).toEqual([1, 6]);
		expect(findReferencesAt(source, 4, 8).map(({ line }) => line)).toEqual([3, 4]);
	});
});
