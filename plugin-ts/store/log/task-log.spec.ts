import { describe, expect, it } from "@rbxts/jest-globals";
import type { TaskEvent } from "../../agent/task-event";
import type { JsonValue } from "../../core/json";
import { printJson } from "../../core/json-print";
import { failure, success } from "../../core/outcome";
import type { KeyValueStore } from "../../core/ports/key-value-store";
import { createSettingsStore } from "../../studio/create-plugin-settings-store";
import { SEGMENT_BYTES } from "./segments";
import { createTaskLog } from "./task-log";
import type { TaskLog } from "./task-log";

interface OpenStore extends KeyValueStore {
	readonly texts: Map<string, string>;
	/** Every write, in order. */
	readonly saves: { readonly key: string; readonly size: number }[];
}

function createStore(change: (text: string) => string | undefined = (text) => text): OpenStore {
	const texts = new Map<string, string>();
	const saves = new Array<{ readonly key: string; readonly size: number }>();
	return {
		texts,
		saves,
		load(key) {
			return success(texts.get(key));
		},
		save(key, value) {
			saves.push({ key, size: value.size() });
			const kept = change(value);
			if (kept === undefined) return failure("the disk is full");
			texts.set(key, kept);
			return success(true as const);
		},
		remove(key) {
			texts.delete(key);
			return success(true as const);
		},
	};
}

const LIMITS = { historyTasks: 30, historyBytes: 4_000_000 };

function logOver(store: KeyValueStore, limits = LIMITS): TaskLog {
	return createTaskLog({ store, limits: () => limits });
}

/** A task of so many events with texts of every size and kind. */
function taskOf(taskId: string, count: number, isFinished = false): readonly TaskEvent[] {
	const events = new Array<TaskEvent>();
	for (const seq of $range(1, count)) {
		const at = { seq, ts: 1_700_000_000 + seq, taskId };
		const text = string.rep(`line ${seq} "quoted" \\ ü\n`, (seq * 37) % 30);
		if (seq === 1) events.push({ type: "task.started", goal: `Goal of ${taskId}`, mode: "act", context: "", ...at });
		else if (seq === count && isFinished)
			events.push({ type: "task.finished", outcome: "completed", reason: "done", summary: text, ...at });
		else events.push({ type: "user.said", text, ...at });
	}
	return events;
}

function fill(log: TaskLog, events: readonly TaskEvent[]): void {
	for (const event of events) log.append([event]);
}

function loaded(log: TaskLog, taskId: string): readonly TaskEvent[] {
	const stored = log.load(taskId);
	return stored.ok ? stored.value.events : [];
}

function problemOf(log: TaskLog, taskId: string): string | undefined {
	const stored = log.load(taskId);
	return stored.ok ? stored.value.problem : stored.error;
}

/** Compares as text: deep comparison of many events takes long. */
function isPrefix(found: readonly TaskEvent[], events: readonly TaskEvent[]): boolean {
	const textOf = (event: TaskEvent | undefined) => printJson((event ?? "nothing") as unknown as JsonValue);
	return found.every((event, index) => textOf(event) === textOf(events[index]));
}

/** The keys that hold tasks, in order. */
function keysOf(texts: ReadonlyMap<string, string>): readonly string[] {
	const keys = new Array<string>();
	for (const [key] of texts) if (string.find(key, "task", 1, true)[0] !== undefined) keys.push(key);
	return keys.sort((a, b) => a < b);
}

describe("the log of tasks", () => {
	it("gives another session the events as they were appended", () => {
		const store = createStore();
		const events = taskOf("t", 200);
		fill(logOver(store), events);
		expect(loaded(logOver(store), "t")).toEqual(events);
		expect(problemOf(logOver(store), "t")).toBeUndefined();
	});

	it("rewrites no more than one open segment for an event, and a full one never again", () => {
		const store = createStore();
		fill(logOver(store), taskOf("t", 300));
		const segments = store.saves.filter(({ key }) => string.find(key, "^task%.")[0] !== undefined);
		const sealed = new Set<string>();
		let current = "";
		for (const { key, size } of segments) {
			expect(sealed.has(key)).toBe(false);
			if (key !== current) sealed.add(current);
			current = key;
			expect(size).toBeLessThanOrEqual(SEGMENT_BYTES + 4_000);
		}
		expect(sealed.size()).toBeGreaterThan(10);
	});

	it("goes on where another session left off", () => {
		const store = createStore();
		const events = taskOf("t", 120);
		fill(
			logOver(store),
			events.filter(({ seq }) => seq <= 70),
		);
		fill(
			logOver(store),
			events.filter(({ seq }) => seq > 70),
		);
		expect(loaded(logOver(store), "t")).toEqual(events);
	});

	it("gives the first events and never others, whatever byte is changed or wherever a text is cut", () => {
		const events = taskOf("t", 60);
		const seed = os.time();
		const random = new Random(seed);
		const store = createStore();
		fill(logOver(store), events);
		const keys = keysOf(store.texts);
		for (const round of $range(1, 120)) {
			const key = keys[random.NextInteger(0, keys.size() - 1)]!;
			const text = store.texts.get(key)!;
			const at = random.NextInteger(1, text.size());
			const byte = string.char(random.NextInteger(0, 255));
			const isCut = round % 2 === 0;
			store.texts.set(key, isCut ? text.sub(1, at - 1) : `${text.sub(1, at - 1)}${byte}${text.sub(at + 1)}`);
			const found = loaded(logOver(store), "t");
			const label = `seed ${seed}, round ${round}, ${key} at ${at}`;
			expect([label, isPrefix(found, events)]).toEqual([label, true]);
			const isWhole = found.size() === events.size() || (isCut && key !== "tasks.a");
			if (!isWhole) expect([label, problemOf(logOver(store), "t")]).toEqual([label, expect.stringContaining("lost")]);
			store.texts.set(key, text);
		}
	});

	it("does so over plugin settings, whatever happens to their file", () => {
		const events = taskOf("t", 60);
		const seed = os.time();
		const random = new Random(seed);
		const settings = new Map<string, string>();
		const owner = {
			getSetting: (key: string) => settings.get(key),
			setSetting: (key: string, value: string | undefined) => {
				if (value === undefined) settings.delete(key);
				else settings.set(key, value);
			},
		};
		fill(logOver(createSettingsStore(owner)), events);
		const keys = keysOf(settings);
		for (const round of $range(1, 60)) {
			const key = keys[random.NextInteger(0, keys.size() - 1)]!;
			const text = settings.get(key)!;
			const at = random.NextInteger(1, text.size());
			const byte = string.char(random.NextInteger(32, 126));
			settings.set(key, round % 2 === 0 ? text.sub(1, at - 1) : `${text.sub(1, at - 1)}${byte}${text.sub(at + 1)}`);
			const found = loaded(logOver(createSettingsStore(owner)), "t");
			const label = `seed ${seed}, round ${round}, ${key} at ${at}`;
			expect([label, isPrefix(found, events)]).toEqual([label, true]);
			settings.set(key, text);
		}
	});

	it("goes on behind a damage with what is left", () => {
		const store = createStore();
		const events = taskOf("t", 100);
		fill(logOver(store), events);
		const text = store.texts.get("task.t.2")!;
		store.texts.set("task.t.2", text.sub(1, 100));
		const log = logOver(store);
		const kept = loaded(log, "t");
		expect(problemOf(log, "t")).toMatch(`damaged after its event ${kept.size()}`);
		const said: TaskEvent = { type: "user.said", text: "on", seq: kept.size() + 1, ts: 0, taskId: "t" };
		expect(log.append([said])).toEqual({ ok: true, value: true });
		expect(loaded(logOver(store), "t")).toEqual([...kept, said]);
		expect(problemOf(logOver(store), "t")).toBeUndefined();
	});

	it("says what is missing of a finished task whose end was not saved", () => {
		const store = createStore();
		fill(logOver(store), taskOf("t", 100, true));
		let last = 1;
		while (store.texts.has(`task.t.${last + 1}`)) last += 1;
		store.texts.delete(`task.t.${last}`);
		expect(problemOf(logOver(store), "t")).toMatch("events of this task were not saved");
	});

	it("keeps the list when the writing of it breaks off", () => {
		const store = createStore();
		fill(logOver(store), taskOf("a", 5, true));
		fill(logOver(store), taskOf("b", 5, true));
		const newest = store.saves.filter(({ key }) => string.find(key, "^tasks")[0] !== undefined).pop()!.key;
		store.texts.set(newest, store.texts.get(newest)!.sub(1, 40));
		const records = logOver(store).list();
		expect(records.ok && records.value.map(({ taskId }) => taskId)).toEqual(["a", "b"]);
		expect(records.ok && records.value[1]?.outcome).toBeUndefined();
		store.texts.set("tasks.a", "?");
		store.texts.set("tasks.b", "?");
		expect(logOver(store).list().ok).toBe(false);
		fill(logOver(store), taskOf("c", 5));
		expect(logOver(store).list().ok).toBe(true);
	});

	it("loses nothing to a store that fails for a while, and tries a broken one seldom", () => {
		let isBroken = true;
		const store = createStore((text) => (isBroken ? undefined : text));
		const log = logOver(store);
		const events = taskOf("t", 200, true);
		fill(
			log,
			events.filter(({ seq }) => seq < 150),
		);
		expect(store.saves.filter(({ key }) => key === "task.t.1").size()).toBeLessThan(15);
		isBroken = false;
		fill(
			log,
			events.filter(({ seq }) => seq >= 150),
		);
		expect(loaded(logOver(store), "t")).toEqual(events);
	});

	it("shows a prefix of what a store kept that cuts texts off", () => {
		const store = createStore((text) => text.sub(1, 5_000));
		const events = taskOf("t", 80);
		fill(logOver(store), events);
		const found = loaded(logOver(store), "t");
		expect(found).toEqual(events.filter((_, index) => index < found.size()));
		expect(problemOf(logOver(store), "t")).toMatch("lost");
	});

	it("drops the oldest finished tasks when there are too many or they are too large", () => {
		const store = createStore();
		const log = logOver(store, { historyTasks: 3, historyBytes: 4_000_000 });
		fill(log, taskOf("unfinished", 5));
		for (const taskId of ["a", "b", "c", "d"]) fill(log, taskOf(taskId, 5, true));
		const records = log.list();
		expect(records.ok && records.value.map(({ taskId }) => taskId)).toEqual(["d", "c", "unfinished"]);
		expect(store.texts.has("task.a.1")).toBe(false);

		const small = logOver(createStore(), { historyTasks: 30, historyBytes: 30_000 });
		fill(small, taskOf("big", 80, true));
		fill(small, taskOf("next", 5));
		const left = small.list();
		expect(left.ok && left.value.map(({ taskId }) => taskId)).toEqual(["next"]);
	});

	it("removes a task and leaves the others", () => {
		const store = createStore();
		const log = logOver(store);
		fill(log, taskOf("a", 100, true));
		fill(log, taskOf("b", 5, true));
		expect(log.remove("a").ok).toBe(true);
		expect(log.load("a").ok).toBe(false);
		expect(loaded(log, "b").size()).toBe(5);
		const keys = new Array<string>();
		for (const [key] of store.texts) keys.push(key);
		expect(keys.some((key) => string.find(key, "task.a.", 1, true)[0] !== undefined)).toBe(false);
	});
});
