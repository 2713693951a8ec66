import { describe, expect, it } from "@rbxts/jest-globals";
import { attempt, engineReason, tryRead } from "./engine-call";

describe("attempt", () => {
	it("passes on what the call returns", () => {
		expect(attempt("Reading failed", () => 3)).toEqual({ ok: true, value: 3 });
	});

	it("turns a thrown error into one sentence", () => {
		const outcome = attempt("Studio could not set Size of Wall", () =>
			error("Plugin.TS.studio:12: Vector3 expected, got string.\nstack", 0),
		);
		expect(outcome).toEqual({ ok: false, error: "Studio could not set Size of Wall: Vector3 expected, got string." });
	});
});

describe("engineReason", () => {
	it("keeps a reason that has a colon of its own", () => {
		expect(engineReason("HttpError: ConnectFail")).toBe("HttpError: ConnectFail");
	});

	it("says when there is none", () => {
		expect(engineReason("")).toBe("the engine gave no reason");
	});
});

describe("tryRead", () => {
	it("is undefined for a call that throws", () => {
		expect(tryRead(() => error("no such member"))).toBeUndefined();
	});
});
