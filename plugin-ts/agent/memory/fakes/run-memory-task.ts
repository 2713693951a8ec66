import { createFakePorts } from "../../../core/fakes/create-fake-ports";
import type { FakePorts } from "../../../core/fakes/create-fake-ports";
import type { JsonObject } from "../../../core/json";
import { printJson } from "../../../core/json-print";
import type { Decision } from "../../../core/proposal";
import type { Mode, Settings } from "../../../core/settings";
import { DEFAULT_SETTINGS } from "../../../core/settings";
import { createFakeRelay, inOrder } from "../../fakes/create-fake-relay";
import type { FakeRelay, ScriptedReply } from "../../fakes/create-fake-relay";
import type { TaskEvent, TaskEventBody } from "../../task-event";
import { startTask } from "../../task-runner";
import type { TaskRunner } from "../../task-runner";

/** The place's one script, as tasks find it. */
export const MAIN = "game.ServerScriptService.Main";
const WRITTEN = "local speed = 16\nprint(speed)\n";
/** The same after the user's edit. */
export const EDITED = "local speed = 20\nprint(speed)\n";

/** A task over a small place, its scripted model, and what the user does. */
export interface Setup {
	readonly replies: readonly ScriptedReply[];
	readonly ports?: FakePorts;
	readonly mode?: Mode;
	readonly settings?: Partial<Settings>;
	/** Called before the n-th reply, from 0: what the user does meanwhile. */
	readonly meanwhile?: (index: number, ports: FakePorts) => void;
	readonly decide?: (index: number, ports: FakePorts) => Decision;
	readonly past?: readonly TaskEvent[];
}

/** A task that ran until it was done or waits for something nobody gives. */
export interface Run {
	readonly task: TaskRunner;
	readonly ports: FakePorts;
	readonly relay: FakeRelay;
}

export const call = (tool: string, args: JsonObject): ScriptedReply => ({ tool, args });
export const complete = call("complete", { summary: "Done." });
export const patch = (find: string, replace: string) =>
	call("patch_script", { path: MAIN, patches: [{ find, replace }] });
export const read = call("read_script", { path: MAIN });

/** A place with the script and, when given, a project memory. */
export const place = (memory?: string) =>
	createFakePorts({
		instances: {
			ServerScriptService: [{ className: "Script", name: "Main", source: WRITTEN }],
			ServerStorage:
				memory === undefined
					? []
					: [
							{
								className: "Folder",
								name: "Vector",
								children: [{ className: "ModuleScript", name: "Memory", source: memory }],
							},
						],
		},
	});

/** Runs a task; every proposal is decided at once. */
export function run(setup: Setup): Run {
	const { replies, ports = place(), mode = "act", settings, meanwhile = () => {}, past } = setup;
	const { decide = (): Decision => ({ decision: "approve" }) } = setup;
	const conversation = inOrder(...replies);
	const relay = createFakeRelay((index, request) => {
		meanwhile(index, ports);
		return conversation(index, request);
	});
	const waiting = new Array<string>();
	const task = startTask(
		{ taskId: "task-1", goal: "Make it faster", mode },
		{
			ports,
			relay,
			settings: { ...DEFAULT_SETTINGS, ...settings },
			onPartial: () => {},
			onEvent: (event) => {
				if (event.type === "proposal.created" && event.isAutomatic !== true) waiting.push(event.proposal.id);
			},
		},
		past,
	);
	for (let index = 0; waiting.size() > 0; index++) task.decide(waiting.shift()!, decide(index, ports));
	return { task, ports, relay };
}

/** Its events of one type. */
export function eventsOf<T extends TaskEventBody["type"]>({ task }: Run, eventType: T) {
	return task.events().filter((event): event is Extract<TaskEvent, { readonly type: T }> => event.type === eventType);
}

/** The n-th request to the model as text, from 0. */
export const bodyOf = ({ relay }: Run, index: number) => printJson(relay.calls[index]!.body);
/** A script's text, if it is there. */
export const textAt = ({ ports }: Run, path: string) => {
	const found = ports.scripts.read(path);
	return found.ok ? found.value.text : undefined;
};
