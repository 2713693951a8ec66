import type { InstanceInfo } from "../core/instance-info";
import { createPathPrinter } from "./instance-paths";

/** Describes the instances of one listing; those that are not in the place are left out. */
export function describeInstances(instances: readonly Instance[]): InstanceInfo[] {
	const print = createPathPrinter();
	const infos = new Array<InstanceInfo>();
	for (const instance of instances) {
		const path = print(instance);
		if (path !== undefined) infos.push(infoOf(instance, path));
	}
	return infos;
}

export function infoOf(instance: Instance, path: string): InstanceInfo {
	return {
		path,
		name: instance.Name,
		className: instance.ClassName,
		childCount: instance.GetChildren().size(),
	};
}
