import { describe, expect, test } from "vitest";

import { sharedStudio } from "../testing/shared-studio.ts";

const studio = sharedStudio();

test("a move tells the parents, the ancestors and the instance", async () => {
	expect(
		await studio.run(`
			local log = {}
			local from, to, part = Instance.new("Folder"), Instance.new("Folder"), Instance.new("Part")
			from.Name, to.Name = "From", "To"
			local decal = Instance.new("Decal", part)
			part.Parent = from
			local function note(event)
				return function(first) table.insert(log, event .. " " .. tostring(first)) end
			end
			from.ChildRemoved:Connect(note("ChildRemoved"))
			from.DescendantRemoving:Connect(note("DescendantRemoving"))
			to.ChildAdded:Connect(note("ChildAdded"))
			to.DescendantAdded:Connect(note("DescendantAdded"))
			decal.AncestryChanged:Connect(note("AncestryChanged"))
			part:GetPropertyChangedSignal("Parent"):Connect(note("Parent"))
			part.Parent = to
			return log`),
	).toEqual([
		"DescendantRemoving Part",
		"DescendantRemoving Decal",
		"ChildRemoved Part",
		"ChildAdded Part",
		"DescendantAdded Part",
		"DescendantAdded Decal",
		"AncestryChanged Part",
		"Parent nil",
	]);
});

test("only real changes are told", async () => {
	expect(
		await studio.run(`
			local part, log = Instance.new("Part"), {}
			part.Changed:Connect(function(name) table.insert(log, name) end)
			part:GetPropertyChangedSignal("Anchored"):Connect(function() table.insert(log, "signal") end)
			part.Anchored = false
			part.Anchored = true
			part.Size = part.Size
			part.Name = "New"
			return log`),
	).toEqual(["signal", "Anchored", "Name"]);
});

test("a value object's Changed carries the value", async () => {
	expect(
		await studio.run(`
			local value, seen = Instance.new("IntValue"), {}
			value.Changed:Connect(function(new) table.insert(seen, new) end)
			value.Value = 7
			value.Name = "Other"
			return seen`),
	).toEqual([7]);
});

test("attribute signals carry the name", async () => {
	expect(
		await studio.run(`
			local part, log = Instance.new("Part"), {}
			part.AttributeChanged:Connect(function(name) table.insert(log, name) end)
			part:GetAttributeChangedSignal("A"):Connect(function() table.insert(log, "A only") end)
			part:SetAttribute("A", 1)
			part:SetAttribute("B", 1)
			part:SetAttribute("B", 1)
			return log`),
	).toEqual(["A only", "A", "B"]);
});

test("connections made or dropped while firing wait for the next time", async () => {
	expect(
		await studio.run(`
			local event, log = Instance.new("BindableEvent"), {}
			local part = Instance.new("Part")
			local second
			part.ChildAdded:Connect(function(child)
				table.insert(log, "first " .. child.Name)
				if second then second:Disconnect() second = nil end
				if child.Name == "one" then
					part.ChildAdded:Once(function(later) table.insert(log, "late " .. later.Name) end)
				end
			end)
			second = part.ChildAdded:Connect(function(child) table.insert(log, "second " .. child.Name) end)
			for _, name in { "one", "two", "three" } do
				local child = Instance.new("Folder")
				child.Name = name
				child.Parent = part
			end
			return log`),
	).toEqual(["first one", "first two", "late two", "first three"]);
});

test("Destroying comes first and connections end", async () => {
	expect(
		await studio.run(`
			local folder, log = Instance.new("Folder"), {}
			local part = Instance.new("Part", folder)
			local connection = part.Changed:Connect(function() table.insert(log, "changed") end)
			folder.Destroying:Connect(function() table.insert(log, "folder, children " .. #folder:GetChildren()) end)
			part.Destroying:Connect(function() table.insert(log, "part in " .. tostring(part.Parent)) end)
			folder:Destroy()
			part.Name = "x"
			table.insert(log, tostring(connection.Connected))
			return log`),
	).toEqual(["folder, children 1", "part in Folder", "changed", "false"]);
});

test("an error in one handler is reported and stops nobody else", async () => {
	studio.takeOutput();
	expect(
		await studio.run(`
			local part, reached = Instance.new("Part"), false
			part.ChildAdded:Connect(function() error("broken") end)
			part.ChildAdded:Connect(function() reached = true end)
			Instance.new("Folder", part)
			return reached`),
	).toBe(true);
	expect(studio.takeOutput()).toEqual(["error: test:3: broken"]);
});

test("Wait returns what the event carried", async () => {
	expect(
		await studio.run(`
			local part = Instance.new("Part")
			task.delay(0.1, function() Instance.new("Folder", part) end)
			return part.ChildAdded:Wait().ClassName`),
	).toBe("Folder");
});

test("WaitForChild finds a child by its later name, and gives up when told to", async () => {
	expect(
		await studio.run(`
			local part = Instance.new("Part")
			task.delay(0.1, function()
				local child = Instance.new("Folder", part)
				task.wait(0.1)
				child.Name = "Late"
			end)
			return { part:WaitForChild("Late").ClassName, part:WaitForChild("Never", 0.5) == nil }`),
	).toEqual(["Folder", true]);
});

describe("deferred signals", () => {
	const deferred = sharedStudio({ signals: "deferred" });

	test("run after the code that fired them", async () => {
		expect(
			await deferred.run(`
				local part, log = Instance.new("Part"), {}
				part.ChildAdded:Connect(function() table.insert(log, "handler") end)
				Instance.new("Folder", part)
				table.insert(log, "after")
				task.wait()
				return log`),
		).toEqual(["after", "handler"]);
	});
});
