import type { Clock } from "../ports/clock";

export interface FakeClock extends Clock {
	/** Moves time on and wakes, in the order of their time, the threads whose sleep is over. */
	advance(seconds: number): void;
}

interface Sleeper {
	readonly wakeAt: number;
	readonly thread: thread;
}

/**
 * A clock that stands still until it is told otherwise. With `isAutomatic`, sleeping takes no real time: it moves the
 * clock on and returns at once, which suits specs with a single thread.
 */
export function createFakeClock(isAutomatic = true, startAt = 0): FakeClock {
	let now = startAt;
	let sleepers = new Array<Sleeper>();

	const wakeUntil = (target: number): void => {
		while (true) {
			sleepers.sort((a, b) => a.wakeAt < b.wakeAt);
			const first = sleepers[0];
			if (first === undefined || first.wakeAt > target) return;
			sleepers = sleepers.filter((sleeper) => sleeper !== first);
			now = math.max(now, first.wakeAt);
			task.spawn(first.thread);
		}
	};

	return {
		now() {
			return now;
		},
		wallTime() {
			return 1_700_000_000 + now;
		},
		spawn(body) {
			task.spawn(body);
		},
		sleep(seconds) {
			if (isAutomatic) {
				now += seconds;
				return;
			}
			sleepers.push({ wakeAt: now + seconds, thread: coroutine.running() });
			coroutine.yield();
		},
		advance(seconds) {
			const target = now + seconds;
			wakeUntil(target);
			now = target;
		},
	};
}
