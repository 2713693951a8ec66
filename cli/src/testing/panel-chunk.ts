/** The beginning of a chunk that plays the user at the panel: `send(text)`, `click(text)`, `texts()` for what is shown. */
export const PANEL = `
local widget = game:GetService("PluginGuiService"):FindFirstChildOfClass("DockWidgetPluginGui")
local function texts()
	local shown = {}
	for _, each in widget:GetDescendants() do
		if each:IsA("TextLabel") or each:IsA("TextButton") then table.insert(shown, each.Text) end
	end
	return table.concat(shown, "\\n")
end
local function click(text)
	for _, each in widget:GetDescendants() do
		if each:IsA("TextButton") and each.Text == text then
			fireEvent(each, "Activated")
			task.wait(0.1)
			return
		end
	end
	error("there is no button " .. text .. " among\\n" .. texts())
end
local function send(text)
	widget:FindFirstChildWhichIsA("TextBox", true).Text = text
	task.wait(0.1)
	click("Send")
end
`;
