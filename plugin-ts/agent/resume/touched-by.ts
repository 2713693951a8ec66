import type { Operation } from "../../core/operation";
import type { Ports } from "../../core/ports";
import { hashText } from "../../text/hash";
import type { Touched } from "../task-event";
import { splitPath } from "./apply-witness";

/** Canonical path of the newest child of `parent` with this name. */
function newest(parent: string, name: string, { scene }: Ports): string | undefined {
	const children = scene.children(parent);
	const namesakes = children.ok ? children.value.filter((child) => child.name === name) : [];
	return namesakes[namesakes.size() - 1]?.path;
}

function touchedBy(operation: Operation, ports: Ports): Touched {
	switch (operation.type) {
		case "write_script":
			return { path: operation.path, change: "written", hash: hashText(operation.text) };
		case "create": {
			const { instance, parentPath } = operation;
			const path = newest(parentPath, instance.name, ports) ?? parentPath;
			const hash = instance.source === undefined ? undefined : hashText(instance.source);
			return { path, change: "created", hash };
		}
		case "rename": {
			const { parent } = splitPath(operation.path);
			return {
				path: newest(parent, operation.newName, ports) ?? operation.path,
				change: "renamed",
				from: operation.path,
			};
		}
		case "move": {
			const { name } = splitPath(operation.path);
			return {
				path: newest(operation.parentPath, name, ports) ?? operation.path,
				change: "moved",
				from: operation.path,
			};
		}
		case "set":
			return { path: operation.path, change: "set" };
		case "remove":
			return { path: operation.path, change: "removed" };
	}
}

/** What operations that were found to be carried out have left behind; see `ApplyVerdict`. */
export function allTouchedBy(operations: readonly Operation[], ports: Ports): readonly Touched[] {
	return operations.map((operation) => touchedBy(operation, ports));
}
