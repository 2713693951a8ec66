import type { SafetySettings } from "../../core/safety-settings";
import type { HealthState } from "./health-state";
import { figuresOf } from "./health-window";
import type { HealthFigures, HealthWindow } from "./health-window";

export type HealthKind = "provider" | "tool";

/** A tool or provider that fails too often. */
export interface HealthWarning {
	readonly kind: HealthKind;
	readonly name: string;
	readonly errorShare: number;
	/** For the user. */
	readonly text: string;
}

export interface NamedFigures extends HealthFigures {
	readonly name: string;
}

type HealthSettings = Pick<SafetySettings, "useHealthMonitor" | "healthWindow" | "healthMinCalls" | "healthWarnShare">;

const SUBJECTS: { readonly [K in HealthKind]: string } = { provider: "The model provider", tool: "The tool" };

/** Figures of every tool or provider, by name. */
export function namedFigures(
	windows: ReadonlyMap<string, HealthWindow>,
	{ healthWindow }: Pick<HealthSettings, "healthWindow">,
): readonly NamedFigures[] {
	const figures = new Array<NamedFigures>();
	for (const [name, counted] of windows) figures.push({ name, ...figuresOf(counted, healthWindow) });
	return figures.sort((a, b) => a.name < b.name);
}

function warningOf(kind: HealthKind, { name, calls, errorShare }: NamedFigures): HealthWarning {
	const failed = math.round(errorShare * calls);
	return { kind, name, errorShare, text: `${SUBJECTS[kind]} ${name} failed in ${failed} of its last ${calls} calls.` };
}

/** Everything that fails too often now, providers first. */
export function healthWarnings(health: HealthState, settings: HealthSettings): readonly HealthWarning[] {
	if (!settings.useHealthMonitor) return [];
	const isIll = ({ calls, errorShare }: NamedFigures) =>
		calls >= settings.healthMinCalls && errorShare >= settings.healthWarnShare;
	return [
		...namedFigures(health.providers, settings)
			.filter(isIll)
			.map((figures) => warningOf("provider", figures)),
		...namedFigures(health.tools, settings)
			.filter(isIll)
			.map((figures) => warningOf("tool", figures)),
	];
}

/** The first of them that the user was not told of within the same window. */
export function nextHealthWarning(health: HealthState, settings: HealthSettings): HealthWarning | undefined {
	return healthWarnings(health, settings).find(({ kind, name }) => {
		const total = (kind === "tool" ? health.tools : health.providers).get(name)?.total ?? 0;
		const warnedAt = health.warnedAt.get(`${kind} ${name}`);
		return warnedAt === undefined || total - warnedAt >= settings.healthWindow;
	});
}
