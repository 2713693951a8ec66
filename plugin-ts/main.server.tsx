import React from "@rbxts/react";
import { createRoot } from "@rbxts/react-roblox";

const widget = plugin.CreateDockWidgetPluginGuiAsync("Vector", new DockWidgetPluginGuiInfo());
createRoot(widget).render(<textlabel Text="hello" />);
