import { splitLines } from "../../text/lines";
import { capMiddle, RESULT_LIMIT } from "./result-cap";

/** A run of whole lines of a script. Lines count from 1, both ends included. */
export interface ScriptPage {
	readonly startLine: number;
	readonly endLine: number;
	readonly totalLines: number;
	readonly text: string;
	/** Says what is left out and how to read it; absent when the page goes to the line asked for. */
	readonly cut?: string;
}

export interface PageRequest {
	readonly startLine?: number;
	readonly endLine?: number;
	/** Puts `12| ` before each line. */
	readonly isNumbered: boolean;
}

/** As many whole lines of the part asked for as one result may hold. A start beyond the end gives the last line. */
export function pageOf(source: string, request: PageRequest): ScriptPage {
	const lines = splitLines(source);
	const totalLines = lines.size();
	const startLine = math.clamp(request.startLine ?? 1, 1, totalLines);
	const wanted = math.clamp(request.endLine ?? totalLines, startLine, totalLines);
	const shown = new Array<string>();
	let used = 0;
	for (let line = startLine; line <= wanted; line++) {
		const text = capMiddle(lines[line - 1]!, "the line is too long to show whole");
		const written = request.isNumbered ? `${line}| ${text}` : text;
		used += written.size() + 1;
		if (used > RESULT_LIMIT && !shown.isEmpty()) break;
		shown.push(written);
	}
	const endLine = startLine + shown.size() - 1;
	const cut =
		endLine < wanted ? `${wanted - endLine} more lines; go on with read_script startLine ${endLine + 1}` : undefined;
	return { startLine, endLine, totalLines, text: shown.join("\n"), cut };
}
