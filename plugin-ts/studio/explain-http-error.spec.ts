import { describe, expect, it } from "@rbxts/jest-globals";
import { explainHttpError } from "./explain-http-error";

const URL = "http://127.0.0.1:3000/api/stream?id=secret";

describe("explainHttpError", () => {
	it("tells how to allow web requests", () => {
		expect(explainHttpError(URL, "Http requests are not enabled. Enable via game settings")).toContain(
			"Allow HTTP Requests",
		);
	});

	it("tells how to start a relay that does not answer", () => {
		expect(explainHttpError(URL, "HttpError: ConnectFail")).toBe(
			`The relay at http://127.0.0.1:3000 does not answer: start it with "vector relay", or set its address in Vector's settings.`,
		);
	});

	it("recognises a refused permission", () => {
		expect(explainHttpError(URL, "Permission denied for domain 127.0.0.1")).toContain("Manage Plugins");
	});

	it("recognises a time-out", () => {
		expect(explainHttpError(URL, "HttpError: Timedout")).toContain("took too long");
	});

	it("keeps a reason it does not know, and never what follows the host", () => {
		const sentence = explainHttpError(URL, "Something new");
		expect(sentence).toContain("(Something new)");
		expect(sentence).never.toContain("secret");
	});
});
