import type { Settings } from "../../core/settings";
import { healthWarnings, namedFigures } from "./health-monitor";
import type { NamedFigures } from "./health-monitor";
import type { HealthState } from "./health-state";
import { SAFETY_MODULES } from "./modules";

/** A safety module as it is now. */
export interface ModuleHealth {
	readonly id: string;
	readonly title: string;
	readonly isOn: boolean;
	/** Times it refused, warned, paused or tried again. */
	readonly acted: number;
}

/** The figures of a session in one record. */
export interface HealthReport {
	readonly modules: readonly ModuleHealth[];
	readonly providers: readonly NamedFigures[];
	readonly tools: readonly NamedFigures[];
	/** What the user should know now; empty when all is well. */
	readonly warnings: readonly string[];
}

export function healthReport(health: HealthState, settings: Settings): HealthReport {
	return {
		modules: SAFETY_MODULES.map((safetyModule) => ({
			id: safetyModule.id,
			title: safetyModule.title,
			isOn: settings[safetyModule.switch] === true,
			acted: health.acts.get(safetyModule.id) ?? 0,
		})),
		providers: namedFigures(health.providers, settings),
		tools: namedFigures(health.tools, settings),
		warnings: healthWarnings(health, settings).map((warning) => warning.text),
	};
}
