import { expect, test } from "vitest";

import { shareStudio } from "../testing/share-studio.ts";

const { execute } = shareStudio();

test("LogService keeps what was printed, with its kind", async () => {
	const seen = await execute(`
		local log = game:GetService("LogService")
		log:ClearOutput()
		print("one", 2, nil)
		warn("careful")
		task.spawn(function() error("broken", 0) end)
		local history = {}
		for index, entry in log:GetLogHistory() do history[index] = { entry.message, entry.messageType.Name, entry.timestamp > 1e9 } end
		return history`);
	expect(seen).toEqual([
		["one 2 nil", "MessageOutput", true],
		["careful", "MessageWarning", true],
		["broken", "MessageError", true],
	]);
});

test("LogService fires MessageOut for each message", async () => {
	const seen = await execute(`
		local log = game:GetService("LogService")
		local heard = {}
		local connection = log.MessageOut:Connect(function(message, kind) table.insert(heard, kind.Name .. ": " .. message) end)
		print("hello")
		warn("careful")
		connection:Disconnect()
		print("unheard")
		return heard`);
	expect(seen).toEqual(["MessageOutput: hello", "MessageWarning: careful"]);
});

test("LogService survives listeners that print themselves", async () => {
	const seen = await execute(`
		local log = game:GetService("LogService")
		local count = 0
		local connection = log.MessageOut:Connect(function()
			count += 1
			if count < 3 then print("again") end
		end)
		print("first")
		connection:Disconnect()
		return count`);
	expect(seen).toBe(3);
});
