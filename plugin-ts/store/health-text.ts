import type { HealthReport } from "../agent/safety/health-report";
import type { NamedFigures } from "../agent/safety/health-monitor";

function figuresText({ name, calls, successShare, recovered, latencySeconds }: NamedFigures): string {
	const time = latencySeconds === undefined ? "" : `, ${string.format("%.1f", latencySeconds)} s each`;
	const mended = recovered === 0 ? "" : `, ${recovered} recovered`;
	return `${name}: ${math.round(100 * successShare)} % of ${calls} calls fine${mended}${time}`;
}

/** The line under the conversation; empty, and so not shown, while all is well. */
export function healthLine({ warnings, modules }: HealthReport): string {
	const off = modules.filter((entry) => !entry.isOn).map((entry) => entry.title);
	const switchedOff = off.isEmpty() ? [] : [`Switched off: ${off.join(", ")}.`];
	return [...warnings, ...switchedOff].join(" ");
}

/** The whole report in words. */
export function healthText({ providers, tools, modules }: HealthReport): string {
	const acted = modules.filter((entry) => entry.acted > 0).map((entry) => `${entry.title}: acted ${entry.acted} times`);
	const lines = [...providers.map(figuresText), ...tools.map(figuresText), ...acted];
	return lines.isEmpty() ? "Nothing has been called yet." : lines.join("\n");
}
