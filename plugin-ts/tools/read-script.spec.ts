import { describe, expect, it } from "@rbxts/jest-globals";
import { fingerprintScript } from "./shared/fingerprint";
import { callTool, contentFrom, createFakeContext, refusalFrom } from "./fakes/create-fake-context";

const placeWith = (source: string) =>
	createFakeContext({ instances: { ServerScriptService: [{ className: "Script", name: "Main", source }] } });

const linesOf = (count: number) => {
	const lines = new Array<string>();
	for (const line of $range(1, count)) lines.push(`local value${line} = "${string.rep("x", 60)}"`);
	return lines.join("\n");
};

interface Page {
	readonly path: string;
	readonly hash: string;
	readonly text: string;
	readonly startLine: number;
	readonly endLine: number;
	readonly totalLines: number;
	readonly cut?: string;
}

const readPage = (
	args: { readonly path: string; readonly startLine?: number; readonly endLine?: number },
	source: string,
) => contentFrom(callTool("read_script", { ...args }, placeWith(source))) as never as Page;

describe("read_script", () => {
	it("numbers lines from 1 and gives the hash of the text", () => {
		const page = readPage({ path: "ServerScriptService/Main" }, "local a = 1\nreturn a");
		expect(page.path).toBe("game.ServerScriptService.Main");
		expect(page.text).toBe("1| local a = 1\n2| return a");
		expect(page.hash).toBe(fingerprintScript("local a = 1\nreturn a"));
	});

	it("pages a long script so that the pages give back every line", () => {
		const source = linesOf(400);
		const seen = new Array<string>();
		let startLine = 1;
		for (let calls = 0; startLine <= 400 && calls < 20; calls++) {
			const page = readPage({ path: "game.ServerScriptService.Main", startLine }, source);
			expect(page.text.size() <= 8000).toBe(true);
			for (const line of page.text.split("\n")) seen.push(string.match(line, "^%d+| (.*)$")[0] as string);
			expect(page.cut === undefined).toBe(page.endLine === 400);
			startLine = page.endLine + 1;
		}
		expect(seen.join("\n")).toBe(source);
	});

	it("reads the part asked for", () => {
		const page = readPage({ path: "game.ServerScriptService.Main", startLine: 2, endLine: 3 }, "a()\nb()\nc()\nd()");
		expect(page.text).toBe("2| b()\n3| c()");
		expect(page.totalLines).toBe(4);
	});

	it("refuses what is no script, what does not exist, and lines beyond the end", () => {
		const context = placeWith("return 1");
		const refuse = (path: string, startLine?: number) =>
			refusalFrom(callTool("read_script", { path, startLine } as never, context));
		expect(refuse("game.Workspace")).toBe(
			"game.Workspace is a Workspace, not a script. list_code_definition_names with this path shows the scripts below it.",
		);
		expect(refuse("game.ServerScriptService.Mian")).toBe(
			'game.ServerScriptService has no child named "Mian"; did you mean "Main"?',
		);
		expect(refuse("game.ServerScriptService.Main", 9)).toBe(
			"game.ServerScriptService.Main has 1 lines; startLine 9 is beyond its end.",
		);
	});
});
