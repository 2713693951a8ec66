import { describe, expect, it } from "@rbxts/jest-globals";
import type { SettingsOwner } from "./create-plugin-settings-store";
import { createSettingsStore } from "./create-plugin-settings-store";

interface FakeOwner extends SettingsOwner {
	readonly saved: Map<string, string>;
}

function createFakeOwner(): FakeOwner {
	const saved = new Map<string, string>();
	return {
		saved,
		getSetting: (key) => saved.get(key),
		setSetting: (key, value) => {
			if (value === undefined) saved.delete(key);
			else saved.set(key, value);
		},
	};
}

describe("createSettingsStore", () => {
	it("gives back what was saved, whatever bytes it holds", () => {
		const store = createSettingsStore(createFakeOwner());
		const text = `{"path":"a\\\\b"}\r\n${string.char(0, 200)} ä`;
		expect(store.save("task", text)).toEqual({ ok: true, value: true });
		expect(store.load("task")).toEqual({ ok: true, value: text });
	});

	it("has nothing under a key never saved", () => {
		expect(createSettingsStore(createFakeOwner()).load("task")).toEqual({ ok: true });
	});

	it("forgets what is removed, and only that", () => {
		const owner = createFakeOwner();
		const store = createSettingsStore(owner);
		store.save("task", "text");
		store.save("tasks", "list");
		expect(store.remove("task")).toEqual({ ok: true, value: true });
		expect(store.load("task")).toEqual({ ok: true });
		expect(store.load("tasks")).toEqual({ ok: true, value: "list" });
		expect(store.remove("never there").ok).toBe(true);
	});

	it("writes nothing that damages the settings file", () => {
		const owner = createFakeOwner();
		createSettingsStore(owner).save(`a."b"\\\nc`, `quote " and \\`);
		for (const [key, value] of owner.saved) {
			expect(string.find(key, "^[%w_]+$")[0]).toBe(1);
			expect(string.find(value, "^[%w+/=]*$")[0]).toBe(1);
		}
	});

	it("keeps keys apart that differ only in what is replaced", () => {
		const store = createSettingsStore(createFakeOwner());
		store.save("a.b", "dot");
		store.save("a_b", "underscore");
		expect(store.load("a.b")).toEqual({ ok: true, value: "dot" });
	});

	it("reports settings that keep nothing, instead of losing what is saved", () => {
		const forgetful: SettingsOwner = { getSetting: () => undefined, setSetting: () => {} };
		const store = createSettingsStore(forgetful);
		const saved = store.save("task", "text");
		expect(saved.ok).toBe(false);
		expect(store.load("task")).toEqual(saved);
	});

	it("reports an owner that throws", () => {
		const broken: SettingsOwner = { getSetting: () => error("locked"), setSetting: () => error("locked") };
		expect(createSettingsStore(broken).save("task", "text")).toEqual({
			ok: false,
			error: "Studio could not save Vector's settings: locked.",
		});
	});

	it("reports a value that something else has damaged", () => {
		const owner = createFakeOwner();
		const store = createSettingsStore(owner);
		store.save("task", "text");
		owner.saved.set("Vector_task", "not base64!");
		expect(store.load("task").ok).toBe(false);
	});
});
