import type { ToolCall } from "../model/types";
import type { TaskEventBody } from "./task-event";

/** The answer to a call that cannot be run, with what to do next. */
export function toolError(call: ToolCall, problem: string): TaskEventBody {
	return {
		type: "tool.finished",
		callId: call.id,
		tool: call.name,
		ok: false,
		content: `Error: ${problem}`,
		error: problem,
		shows: [],
	};
}

/** The answer to a call that shows nothing of the place. */
export function toolResult(call: ToolCall, content: string): TaskEventBody {
	return { type: "tool.finished", callId: call.id, tool: call.name, ok: true, content, shows: [] };
}
