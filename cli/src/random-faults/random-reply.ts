import type { ScriptedCall, ScriptedReply } from "@vector/relay/testing";
import {
	chatEvents,
	chatReply,
	cutReply,
	endedReply,
	errorInStreamReply,
	errorReply,
	inPieces,
	rateLimitReply,
	slowReply,
	stallReply,
	streamReply,
	textReply,
} from "@vector/relay/testing";
import { pick, pickWeighted } from "../testing/random.ts";
import type { Random } from "../testing/random.ts";
import { pathsIn } from "./place-tree.ts";
import type { PlaceNode } from "./place-tree.ts";

type MakeCall = (random: Random, place: PlaceNode) => ScriptedCall;

const OURS = /^game\.(?:Workspace\.Sandbox|ServerScriptService|ReplicatedStorage)\b./;

function pathOf(random: Random, place: PlaceNode, isWanted: (node: PlaceNode) => boolean = () => true): string {
	const paths = pathsIn(place, "game").filter(([path, node]) => OURS.test(path) && isWanted(node));
	return paths.length === 0 ? "game.Workspace.Missing" : pick(random, paths)[0];
}

const isScript = ({ source }: PlaceNode): boolean => source !== undefined;
const isContainer = ({ className }: PlaceNode): boolean => className === "Folder";

const patch: MakeCall = (random, place) => {
	const path = pathOf(random, place, isScript);
	const source = pathsIn(place, "game").find(([each]) => each === path)?.[1].source ?? "";
	const line = pick(random, source.split("\n"));
	return {
		name: "patch_script",
		args: { path, patches: [{ find: line, replace: `${line}\nlocal _${random(1e6)} = ${random(9)}` }] },
	};
};

const create: MakeCall = (random, place) => ({
	name: "create_instance",
	args: {
		className: pick(random, ["Folder", "Part", "StringValue"]),
		parentPath: random(6) === 0 ? "game.Workspace.Sandbox.Deep.Deeper" : pathOf(random, place, isContainer),
		props: { Name: `New${random(50)}`, "@Mark": random(100) },
		...(random(4) === 0 ? { children: [{ className: "Part", props: { Name: "Inner", Anchored: true } }] } : {}),
	},
});

const set: MakeCall = (random, place) => ({
	name: "set_properties",
	args: { path: pathOf(random, place), props: { "@Mark": random(1000), "@Note": `ä "${random(9)}"\n✓` } },
});

const setAll: MakeCall = (random) => ({
	name: "set_properties",
	args: { query: "#Sandbox >> Part", props: { Transparency: random(100) / 100, Anchored: random(2) === 0 } },
});

const WRITES: readonly (readonly [number, MakeCall])[] = [
	[4, patch],
	[4, create],
	[3, set],
	[1, setAll],
	[
		2,
		(random, place) => ({
			name: "rename_instance",
			args: { path: pathOf(random, place), newName: `Renamed${random(50)}` },
		}),
	],
	[2, (random, place) => ({ name: "delete_instance", args: { path: pathOf(random, place) } })],
	[
		2,
		(random) => ({
			name: "open_or_create_script",
			args: {
				parentPath: "game.ServerScriptService",
				name: `Made${random(30)}`,
				className: "Script",
				source: `print(${random(99)})\n`,
			},
		}),
	],
];

const READS: readonly (readonly [number, MakeCall])[] = [
	[3, (random, place) => ({ name: "read_script", args: { path: pathOf(random, place, isScript) } })],
	[1, (_, __) => ({ name: "list_children", args: { parentPath: "game.Workspace", depth: 3 } })],
	[1, (random, place) => ({ name: "get_properties", args: { path: pathOf(random, place) } })],
	[1, () => ({ name: "search_files", args: { query: "print" } })],
];

const TALK: readonly (readonly [number, MakeCall])[] = [
	[1, () => ({ name: "ask_user", args: { question: "Which colour?", options: ["red", "blue"] } })],
	[1, () => ({ name: "message", args: { text: "Under way.", phase: "update" } })],
	[
		1,
		() => ({
			name: "start_plan",
			args: { steps: ["Build", { intent: "Check", check: { type: "instance_exists", path: "game.Workspace" } }] },
		}),
	],
	[
		1,
		() => ({
			name: "update_plan",
			args: {
				steps: [
					{ index: 1, status: "done" },
					{ index: 2, status: "dropped" },
				],
			},
		}),
	],
];

const WRONG: readonly (readonly [number, MakeCall])[] = [
	[1, () => ({ name: "run_shell", args: { command: "format" } })],
	[1, () => ({ name: "set_properties", args: { path: 7, props: [] } })],
	[1, () => ({ name: "create_instance", args: '{"className": "Folder", "props": {"Na' })],
	[1, () => ({ name: "delete_instance", args: { path: "game.Workspace" } })],
	[
		1,
		() => ({
			name: "patch_script",
			args: { path: "game.ServerScriptService.Main", patches: [{ find: "nothing like this", replace: "" }] },
		}),
	],
	[1, () => ({ name: "set_properties", args: { path: "game.Workspace.Sandbox", props: { NoSuchProperty: 1 } } })],
];

const CALLS: readonly (readonly [number, readonly (readonly [number, MakeCall])[]])[] = [
	[10, WRITES],
	[4, READS],
	[2, TALK],
	[2, WRONG],
];

const makeCall: MakeCall = (random, place) => pickWeighted(random, pickWeighted(random, CALLS))(random, place);

/** A reply as a sound provider sends it, sometimes in small pieces, late, or with a second call. */
function soundReply(random: Random, place: PlaceNode): ScriptedReply {
	const calls = [makeCall(random, place), ...(random(8) === 0 ? [makeCall(random, place)] : [])];
	const reply = chatReply({ text: random(3) === 0 ? "Weiter ✓" : "", calls, pieceLength: 20 });
	return pickWeighted(random, [
		[8, () => reply],
		[1, () => inPieces(reply, 40 + random(60))],
		[1, () => slowReply(reply, random(30))],
	])();
}

type MakeFault = (random: Random, place: PlaceNode) => ScriptedReply;

const broken = (random: Random, place: PlaceNode) => ({ calls: [makeCall(random, place)], pieceLength: 20 });

/** Everything a provider can do wrong. */
const FAULTS: readonly MakeFault[] = [
	() => rateLimitReply("0"),
	() => rateLimitReply("30"),
	() => errorReply(500, { message: "boom" }),
	() => errorReply(503, "<html>Service Unavailable</html>"),
	() =>
		errorReply(400, { message: "This model's maximum context length is 100 tokens.", code: "context_length_exceeded" }),
	(random, place) => cutReply(broken(random, place), random(8)),
	(random, place) => endedReply(broken(random, place), random(8)),
	(random, place) => stallReply(broken(random, place), random(6)),
	() => errorInStreamReply({ code: 502, message: "upstream died" }),
	() => textReply(""),
	() => textReply("I think about it."),
	(random, place) => chatReply({ ...broken(random, place), finish: "length" }),
	() => streamReply(["data: {not json\n\n", "data: [DONE]\n\n"]),
	(random, place) =>
		streamReply(
			chatEvents(broken(random, place)).map((event, index) =>
				index === 2 ? `${event}: comment\n\nevent: ping\n\n` : event,
			),
		),
	() => ({ status: 200, headers: { "content-type": "application/json" }, actions: ['{"choices":[]}'] }),
	() => ({ status: 200, headers: { "content-type": "text/event-stream" }, actions: [] }),
];

/** What the provider answers next: sound or faulty, `faultPercent` of a hundred; done when `isLast`. */
export function randomReply(random: Random, place: PlaceNode, faultPercent: number, isLast: boolean): ScriptedReply {
	if (random(100) < faultPercent) return pick(random, FAULTS)(random, place);
	if (isLast) return chatReply({ calls: [{ name: "complete", args: { summary: "Done." } }], pieceLength: 20 });
	return soundReply(random, place);
}
