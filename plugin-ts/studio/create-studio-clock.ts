import type { Clock } from "../core/ports/clock";

/** Studio's clocks and threads. */
export function createStudioClock(): Clock {
	return {
		now() {
			return os.clock();
		},
		wallTime() {
			return DateTime.now().UnixTimestampMillis / 1000;
		},
		sleep(seconds) {
			task.wait(seconds);
		},
		spawn(body) {
			task.spawn(body);
		},
	};
}
