import type { LuauFunction, LuauScalar } from "../vm/luau-vm.ts";

type Dispatch = (op: string, ...args: readonly LuauScalar[]) => readonly (LuauScalar | LuauFunction)[];

interface Pending {
	/** Something can go on at the next step. */
	readonly isReady: boolean;
	/** Seconds to the next timer; negative when there is none. */
	readonly timerSeconds: number;
	/** How many threads wait for an answer of the host. */
	readonly awaited: number;
	/** A frame event has listeners. */
	readonly wantsFrames: boolean;
}

const FRAME_SECONDS = 1 / 60;
const STEPS_PER_TURN = 30;
const LONGEST_SLEEP_SECONDS = 3600;

/**
 * Drives the scheduler frame by frame. With the real clock it runs in the background, asleep until a timer, a frame
 * listener or an incoming message needs it. With the virtual clock it runs only while somebody waits for a result.
 */
export class Pump {
	readonly #clock: "real" | "virtual";
	readonly #dispatch: Dispatch;
	readonly #onCrash: (error: Error) => void;
	#isRunning = false;
	#isStopped = false;
	#wakeUp: (() => void) | undefined;
	#wasWoken = false;

	/** `onCrash` hears of an error that escaped every Luau thread: the VM can no longer be used. */
	constructor(clock: "real" | "virtual", dispatch: Dispatch, onCrash: (error: Error) => void) {
		this.#clock = clock;
		this.#dispatch = dispatch;
		this.#onCrash = onCrash;
	}

	/** Begins the background run of the real clock, or ends its sleep: what just ran may have set an earlier timer. */
	start(): void {
		if (this.#isRunning) {
			this.wake();
		} else if (this.#clock === "real") {
			this.#isRunning = true;
			this.#runInBackground().catch((error: unknown) => {
				this.#onCrash(error instanceof Error ? error : new Error(String(error)));
			});
		}
	}

	/** Ends a sleep: there is news for the scheduler. */
	wake(): void {
		this.#wasWoken = true;
		this.#wakeUp?.();
	}

	/** Stops for good. */
	stop(): void {
		this.#isStopped = true;
		this.wake();
	}

	/** Lets virtual time pass. */
	advance(seconds: number): void {
		for (let frame = Math.round(seconds / FRAME_SECONDS); frame > 0; frame--) {
			this.#step();
		}
	}

	/**
	 * Waits for `result` while time passes; `isDone` says at once when it has been settled. Rejects after `timeoutMs`;
	 * with the virtual clock also when nothing is left that could ever settle it.
	 */
	async runUntil<T>(result: Promise<T>, isDone: () => boolean, timeoutMs: number): Promise<T> {
		let timer: NodeJS.Timeout | undefined;
		let isOver = false;
		const timeout = new Promise<never>((_resolve, reject) => {
			const problem = new Error(`The Luau code did not finish within ${timeoutMs / 1000} s.`);
			timer = setTimeout(() => reject(problem), timeoutMs);
		});
		try {
			if (this.#clock === "real") {
				this.start();
				return await Promise.race([result, timeout]);
			}
			return await Promise.race([result, timeout, this.#stepUntil(() => isOver || isDone())]);
		} finally {
			isOver = true;
			clearTimeout(timer);
		}
	}

	async #stepUntil(isDone: () => boolean): Promise<never> {
		while (!isDone() && !this.#isStopped) {
			await this.#yieldToHost();
			await this.#runTurn(isDone);
		}
		return new Promise<never>(() => undefined);
	}

	async #runTurn(isDone: () => boolean): Promise<void> {
		for (let count = 0; count < STEPS_PER_TURN && !isDone(); count++) {
			const pending = this.#pending();
			if (isIdle(pending)) {
				throw new Error("The Luau code waits for something that can no longer happen.");
			}
			if (pending.awaited > 0 && !pending.isReady) {
				await this.#sleep(pending);
				this.#step();
				return;
			}
			this.#step();
		}
	}

	async #runInBackground(): Promise<void> {
		while (!this.#isStopped) {
			await this.#yieldToHost();
			if (this.#isStopped) {
				return;
			}
			await this.#sleep(this.#pending());
			if (!this.#isStopped) {
				this.#step();
			}
		}
	}

	#step(): void {
		this.#dispatch("step", FRAME_SECONDS);
	}

	#pending(): Pending {
		const [isReady, timerSeconds, awaited, wantsFrames] = this.#dispatch("pending");
		return {
			isReady: isReady === true,
			timerSeconds: Number(timerSeconds),
			awaited: Number(awaited),
			wantsFrames: wantsFrames === true,
		};
	}

	#sleep(pending: Pending): Promise<void> {
		if (pending.isReady || this.#wasWoken) {
			this.#wasWoken = false;
			return Promise.resolve();
		}
		return new Promise((resolve) => {
			const seconds = secondsToSleep(pending, this.#clock);
			const timer = seconds === undefined ? undefined : setTimeout(() => this.#wakeUp?.(), seconds * 1000);
			this.#wakeUp = () => {
				this.#wakeUp = undefined;
				this.#wasWoken = false;
				clearTimeout(timer);
				resolve();
			};
		});
	}

	#yieldToHost(): Promise<void> {
		return new Promise((resolve) => {
			setImmediate(resolve);
		});
	}
}

function secondsToSleep(pending: Pending, clock: "real" | "virtual"): number | undefined {
	const frame = pending.wantsFrames || clock === "virtual" ? FRAME_SECONDS : undefined;
	if (pending.timerSeconds < 0) {
		return frame;
	}
	return Math.min(frame ?? LONGEST_SLEEP_SECONDS, pending.timerSeconds);
}

function isIdle(pending: Pending): boolean {
	return !pending.isReady && pending.timerSeconds < 0 && pending.awaited === 0 && !pending.wantsFrames;
}
