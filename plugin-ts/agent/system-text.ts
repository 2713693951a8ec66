import { systemPrompt } from "./prompt";
import type { TaskState } from "./task-state";

/**
 * The text in front of every request of a task: the prompt of its mode, then what is remembered of the place. It stays the
 * same to the byte for the whole task, so that providers can cache it.
 */
export function systemText({ mode, memory }: Pick<TaskState, "mode" | "memory">): string {
	const prompt = systemPrompt(mode);
	return memory.extract === undefined ? prompt : `${prompt}\n\n${memory.extract}`;
}
