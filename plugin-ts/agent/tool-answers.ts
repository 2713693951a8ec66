import type { ToolCall } from "../model/types";
import type { TaskEventBody } from "./task-event";

/** The answer to a call that cannot be run, with what to do next. `guard` is the safety module that refused it, if one did. */
export function toolError(call: ToolCall, problem: string, guard?: string): TaskEventBody {
	return {
		type: "tool.finished",
		callId: call.id,
		tool: call.name,
		ok: false,
		content: `Error: ${problem}`,
		error: problem,
		guard,
		shows: [],
	};
}

/** The answer to a call that shows nothing of the place. */
export function toolResult(call: ToolCall, content: string): TaskEventBody {
	return { type: "tool.finished", callId: call.id, tool: call.name, ok: true, content, shows: [] };
}
