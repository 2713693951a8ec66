import { callReply } from "@vector/relay/testing";
import type { JsonLine } from "../testing/run-vector.ts";
import type { Talk } from "./conversation.ts";

export const DONE = callReply("complete", { summary: "Done." });

export const read = (path: string) => callReply("read_script", { path });

export const folder = (name: string, parentPath = "game.Workspace") =>
	callReply("create_instance", { className: "Folder", parentPath, props: { Name: name } });

/** The lines of `--json` of one type. */
export function eventsOf({ events }: Pick<Talk, "events">, type: string): readonly JsonLine[] {
	return events.filter((event) => event.type === type);
}

export const countText = (text: string, part: string): number => text.split(part).length - 1;
