/** One server-sent event: its name (`message` when none was given) and its data lines joined by line feeds. */
export interface SseEvent {
	readonly event: string;
	readonly data: string;
}

export interface SseParser {
	/** Takes the next bytes as they arrived and gives the events they complete. */
	push(chunk: Uint8Array): readonly SseEvent[];
	/** The upstream closed: gives an event that lacked only its final blank line. */
	end(): readonly SseEvent[];
}

/**
 * Reads an event stream from chunks cut anywhere, inside a character too.
 * Line ends may be LF, CRLF or CR; comments, `id` and `retry` lines are skipped.
 */
export const createSseParser = (): SseParser => {
	const decoder = new TextDecoder("utf-8");
	let rest = "";
	let name = "";
	let data: string[] = [];
	let events: SseEvent[] = [];

	const dispatch = (): void => {
		if (data.length > 0) events.push({ event: name === "" ? "message" : name, data: data.join("\n") });
		name = "";
		data = [];
	};
	const takeLine = (line: string): void => {
		if (line === "") return dispatch();
		const colon = line.indexOf(":");
		const field = colon === -1 ? line : line.slice(0, colon);
		if (field !== "data" && field !== "event") return;
		const start = line[colon + 1] === " " ? colon + 2 : colon + 1;
		const value = colon === -1 ? "" : line.slice(start);
		if (field === "data") data.push(value);
		else name = value;
	};
	const takeText = (text: string): void => {
		rest += text;
		const lineEnd = /\r\n|\n|\r/g;
		let start = 0;
		for (let match = lineEnd.exec(rest); match !== null; match = lineEnd.exec(rest)) {
			// A CR at the very end may be half of a CRLF.
			if (match[0] === "\r" && lineEnd.lastIndex === rest.length) break;
			takeLine(rest.slice(start, match.index));
			start = lineEnd.lastIndex;
		}
		rest = rest.slice(start);
	};
	const drain = (): readonly SseEvent[] => {
		const taken = events;
		events = [];
		return taken;
	};
	return {
		push: (chunk) => {
			takeText(decoder.decode(chunk, { stream: true }));
			return drain();
		},
		end: () => {
			takeText(decoder.decode());
			if (rest !== "") takeLine(rest.endsWith("\r") ? rest.slice(0, -1) : rest);
			rest = "";
			dispatch();
			return drain();
		},
	};
};
