/** Bytes of a result that was left out. */
export const COLLAPSED_BYTES = 120;

/** What stands in the place of a result that was read again later. */
export function collapsedRead(laterStep: number): string {
	return `Left out: the same was read again at step ${laterStep}; see that result.`;
}
