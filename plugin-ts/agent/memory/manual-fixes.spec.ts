import { describe, expect, it } from "@rbxts/jest-globals";
import { times } from "../context/fakes/times";
import { withChange } from "./own-lines";
import { revertedLines } from "./reverted-lines";
import { userChange } from "./user-change";

const BEFORE = "local speed = 16\n\nlocal function run()\n\tprint(speed)\nend\n";
const AFTER = "local speed = 20\n\nlocal function run()\n\tprint(speed)\n\tlog(speed)\nend\n";
const own = withChange(undefined, userChange(BEFORE, AFTER));

describe("the user's change of a script", () => {
	it("names the lines that are the user's and those that went", () => {
		expect(userChange(BEFORE, AFTER)).toEqual({
			lines: [
				{ line: 1, text: "local speed = 20" },
				{ line: 5, text: "\tlog(speed)" },
			],
			removed: ["local speed = 16"],
		});
	});

	it("is nothing when only line ends, empty lines or block ends differ", () => {
		expect(userChange(BEFORE, string.gsub(BEFORE, "\n", "\r\n")[0])).toEqual({ lines: [], removed: [] });
		expect(userChange(BEFORE, `${BEFORE}\n\nend)\n`)).toEqual({ lines: [], removed: [] });
	});
});

describe("an edit of lines that are the user's", () => {
	it("is seen when it removes one or puts back what the user took out", () => {
		expect(revertedLines(AFTER, BEFORE, own)).toEqual({
			lost: [
				{ line: 1, text: "local speed = 20" },
				{ line: 5, text: "log(speed)" },
			],
			restored: [{ line: 1, text: "local speed = 16" }],
		});
	});

	it("is nothing when the lines only move or are indented anew", () => {
		const moved = "local function run()\n\tdo\n\t\tprint(speed)\n\t\tlog(speed)\n\tend\nend\nlocal speed = 20\n";
		expect(revertedLines(AFTER, moved, own)).toEqual({ lost: [], restored: [] });
	});

	it("follows the user's last word on a line", () => {
		const back = withChange(own, userChange(AFTER, BEFORE));
		expect(back).toEqual({ kept: ["local speed = 16"], removed: ["local speed = 20", "log(speed)"] });
	});
});

const seed = math.floor(os.clock() * 1e6) % 2 ** 31;

describe(`random edits (seed ${seed})`, () => {
	const random = new Random(seed);
	const text = () => {
		const lines = new Array<string>();
		times(random.NextInteger(0, 12), () =>
			lines.push(`${"\t".rep(random.NextInteger(0, 2))}line${random.NextInteger(1, 6)}()`),
		);
		return `${lines.join("\n")}\n`;
	};

	it("undo nothing when they keep the user's text, and something when they go back to the former one", () => {
		times(500, () => {
			const [former, present] = [text(), text()];
			const change = userChange(former, present);
			const lines = withChange(undefined, change);
			expect(revertedLines(present, present, lines)).toEqual({ lost: [], restored: [] });
			const { lost, restored } = revertedLines(present, former, lines);
			const sorted = (of: string) =>
				of
					.split("\n")
					.map((line) => string.gsub(line, "^%s+", "")[0])
					.sort((a, b) => a < b)
					.join("\n");
			if (sorted(former) !== sorted(present)) expect(lost.size() + restored.size()).toBeGreaterThan(0);
		});
	});
});
