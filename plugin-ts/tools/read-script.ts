import { failure, success } from "../core/outcome";
import { s } from "../model/schema";
import { readScriptAt } from "./shared/script-at";
import { fingerprintScript, scriptFingerprint } from "./shared/fingerprint";
import { pageOf } from "./shared/script-pages";
import type { Tool } from "./tool";

const parameters = s.object(
	{
		path: s.string(),
		startLine: s.integer({ minimum: 1 }),
		endLine: s.integer({ minimum: 1 }),
	},
	{ optional: ["startLine", "endLine"] },
);

/** The text of one script with line numbers from 1; long scripts come in pages. */
export const readScript: Tool<typeof parameters> = {
	name: "read_script",
	kind: "read",
	description: 'Read a script before editing it. Lines come as "12| text", numbered from 1; long scripts in pages.',
	parameters,
	run(args, context) {
		const target = readScriptAt(args.path, context);
		if (!target.ok) return target;
		const { path, className, text } = target.value;
		const page = pageOf(text, { startLine: args.startLine, endLine: args.endLine, isNumbered: true });
		if ((args.startLine ?? 1) > page.totalLines) {
			return failure(`${path} has ${page.totalLines} lines; startLine ${args.startLine} is beyond its end.`);
		}
		const content = { path, className, hash: fingerprintScript(text), ...page };
		return success({ type: "result", content, shows: [scriptFingerprint(path, text, context)] });
	},
};
