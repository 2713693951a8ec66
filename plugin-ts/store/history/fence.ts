/** A fenced block of Markdown around any text: the fence is longer than every run of backticks in it. */
export function fence(text: string, language = ""): string {
	let longest = 2;
	for (const [run] of string.gmatch(text, "`+")) longest = math.max(longest, (run as string).size());
	const marks = string.rep("`", longest + 1);
	const body = text.sub(-1) === "\n" ? text : `${text}\n`;
	return `${marks}${language}\n${body}${marks}`;
}

/** Text on one line, in which nothing is taken for Markdown. */
export function plainLine(text: string): string {
	const [line] = string.gsub(text, "%s+", " ");
	const [escaped] = string.gsub(line, "([\\`*_%[%]<>#|])", "\\%1");
	return escaped;
}

/** A quotation, line by line; fences and headings inside stay inside. */
export function quote(text: string): string {
	return text
		.split("\n")
		.map((line) => (line === "" ? ">" : `> ${line}`))
		.join("\n");
}
