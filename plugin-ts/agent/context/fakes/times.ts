/** Does something a number of times. */
export function times(count: number, work: () => void): void {
	for (let done = 0; done < count; done++) work();
}
