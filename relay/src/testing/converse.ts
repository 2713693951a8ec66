import { answer } from "../providers/demo/answer.ts";
import { readConversation } from "../providers/demo/conversation.ts";
import type { DemoCall } from "../providers/demo/job.ts";

/** Tools of the Act mode that the demo uses. */
export const ALL_TOOLS: readonly string[] = [
	"start_plan",
	"update_plan",
	"create_instance",
	"rename_instance",
	"get_active_script",
	"read_script",
	"apply_edit",
	"query_instances",
	"list_selection",
	"complete",
	"message",
];

export interface Said {
	readonly text: string;
	readonly call: DemoCall | undefined;
	/** What the client answered. */
	readonly result: string;
}

export interface ConverseOptions {
	readonly tools?: readonly string[];
	/** The client's answer to a call, the `index`-th from 0; approval when it gives none. */
	readonly respond?: (call: DemoCall, index: number) => string | undefined;
	/** What the user says after the `index`-th reply. */
	readonly interject?: (index: number) => string | undefined;
	readonly maxReplies?: number;
}

const approval = ({ tool, args }: DemoCall): string => {
	if (tool === "complete") return "Completed.";
	if (tool !== "create_instance") return "Approved and applied.";
	const name = (args["props"] as { readonly Name: string }).Name;
	return `Approved and applied.\n[{"path":"${String(args["parentPath"])}.${name}","change":"created"}]`;
};

const endsWell = (call: DemoCall | undefined, result: string): boolean =>
	call === undefined || (call.tool === "complete" && result === "Completed.");

/** Plays a task with the demo as the plugin would, and returns every reply up to the end. */
export const converse = (request: string, options: ConverseOptions = {}): readonly Said[] => {
	const tools = (options.tools ?? ALL_TOOLS).map((name) => ({ type: "function", function: { name } }));
	const messages: object[] = [
		{ role: "system", content: "You are Vector." },
		{
			role: "user",
			content: `${request}\n\n<context>\nActive script: none\nPlace:\n- game.Workspace: House (Model)\n</context>`,
		},
	];
	const said: Said[] = [];
	while (said.length < (options.maxReplies ?? 60)) {
		const index = said.length;
		const { text, call } = answer(readConversation({ messages, tools }));
		const result = call === undefined ? "" : (options.respond?.(call, index) ?? approval(call));
		said.push({ text, call, result });
		if (endsWell(call, result) || call === undefined) return said;
		const id = `call_${index}`;
		messages.push(
			{
				role: "assistant",
				content: text,
				tool_calls: [{ id, type: "function", function: { name: call.tool, arguments: JSON.stringify(call.args) } }],
			},
			{ role: "tool", tool_call_id: id, content: result },
		);
		const remark = options.interject?.(index);
		if (remark !== undefined) messages.push({ role: "user", content: remark });
	}
	return said;
};

export const toolsOf = (said: readonly Said[]): readonly (string | undefined)[] => said.map(({ call }) => call?.tool);

export const callsOf = (said: readonly Said[], tool: string): readonly DemoCall["args"][] =>
	said.flatMap(({ call }) => (call?.tool === tool ? [call.args] : []));

/** Summary of the last `complete`. */
export const summaryOf = (said: readonly Said[]): string => String(callsOf(said, "complete").at(-1)?.["summary"]);
