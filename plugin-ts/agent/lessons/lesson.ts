/** An approach that was tried in this place, and what came of it. */
export interface Lesson {
	/** *worked*: it failed first, and then another way did it. */
	readonly outcome: "worked" | "failed" | "rejected";
	readonly tool: string;
	/** What the call was about: a path, a selector or a query. */
	readonly target: string;
	/** The plan step or change it was part of, to find it again by its words. */
	readonly about: string;
	/** What the model is told. */
	readonly text: string;
	/** Times it was seen. */
	readonly count: number;
	/** When it was last seen, in seconds since 1970, UTC. */
	readonly at: number;
}
