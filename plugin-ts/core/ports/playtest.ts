/** Play sessions of the place being edited. */
export interface Playtest {
	/** Whether one is running now. */
	isRunning(): boolean;
}
