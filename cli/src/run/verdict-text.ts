/** One line for the verdict on a check, as runs and `vector check` print it. */
export function verdictText(passed: boolean, text: string): string {
	return `${passed ? "✓" : "✗"} ${text}`;
}
