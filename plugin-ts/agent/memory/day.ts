const SECONDS_A_DAY = 86_400;

/** The day of a time in seconds since 1970, UTC: "2026-11-21". */
export function dayOf(seconds: number): string {
	return os.date("!%Y-%m-%d", math.floor(seconds)) as unknown as string;
}

/** Days from one day to a later one; undefined when either is no day of the calendar. */
export function daysBetween(earlier: string, later: string): number | undefined {
	const from = startOf(earlier);
	const to = startOf(later);
	return from === undefined || to === undefined ? undefined : math.floor((to - from) / SECONDS_A_DAY);
}

/** Whether a text such as "2026-02-30" is a day of the calendar. */
export function isDay(text: string): boolean {
	return startOf(text) !== undefined;
}

function startOf(day: string): number | undefined {
	const [year, month, date] = string.match(day, "^(%d%d%d%d)%-(%d%d)%-(%d%d)$");
	if (year === undefined || tonumber(year)! < 1970) return undefined;
	const seconds = os.time({ year: tonumber(year)!, month: tonumber(month)!, day: tonumber(date)!, hour: 0 });
	return dayOf(seconds) === day ? seconds : undefined;
}
