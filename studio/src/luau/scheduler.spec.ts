import { expect, test } from "vitest";

import { sharedStudio } from "../testing/shared-studio.ts";

const studio = sharedStudio();

test("task functions run in Roblox's order", async () => {
	expect(
		await studio.run(`
			local log = {}
			local function note(text) table.insert(log, text) end
			task.delay(0, note, "delayed")
			task.defer(note, "deferred")
			task.spawn(note, "spawned")
			note("now")
			task.wait(0.1)
			return log`),
	).toEqual(["spawned", "now", "deferred", "delayed"]);
});

test("virtual time passes exactly and costs none", async () => {
	const began = performance.now();
	const [waited, clock, epoch] = (await studio.run(`
		local clock, epoch = os.clock(), DateTime.now().UnixTimestampMillis
		local waited = task.wait(600)
		return { waited, os.clock() - clock, (DateTime.now().UnixTimestampMillis - epoch) / 1000 }`)) as number[];
	expect(waited).toBeCloseTo(600, 1);
	expect(clock).toBeCloseTo(600, 1);
	expect(epoch).toBeCloseTo(600, 0);
	expect(performance.now() - began).toBeLessThan(20_000);
});

test("a cancelled thread never runs", async () => {
	expect(
		await studio.run(`
			local ran = false
			task.cancel(task.delay(0.1, function() ran = true end))
			task.cancel(task.spawn(function() task.wait(0.1) ran = true end))
			task.wait(0.5)
			return ran`),
	).toBe(false);
});

test("frame events tick sixty times a second in order", async () => {
	expect(
		await studio.run(`
			local RunService = game:GetService("RunService")
			local log, delta = {}, 0
			local first = RunService.PreRender:Connect(function() table.insert(log, "PreRender") end)
			local last = RunService.Heartbeat:Connect(function(step) delta = step table.insert(log, "Heartbeat") end)
			RunService.Heartbeat:Wait()
			first:Disconnect()
			last:Disconnect()
			return { log[1], log[2], math.round(1 / delta) }`),
	).toEqual(["PreRender", "Heartbeat", 60]);
});

test("a thread waiting for itself is reported, not waited for", async () => {
	await expect(studio.run("coroutine.yield()")).rejects.toThrow(
		"The Luau code waits for something that can no longer happen.",
	);
});

test("errors of spawned threads are printed with their place", async () => {
	studio.takeOutput();
	await studio.run('task.spawn(function() error("lost") end) task.spawn(error, { code = 1 })');
	expect(studio.takeOutput()).toEqual(["error: test:1: lost", expect.stringMatching(/^error: table: /)]);
});
