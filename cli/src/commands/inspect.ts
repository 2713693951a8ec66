import type { Command } from "commander";
import { openPlugin } from "../run/open-plugin.ts";
import { listOf } from "../run/task-events.ts";

interface InspectOptions {
	readonly selector?: string;
	readonly path?: string;
	readonly json?: boolean;
}

interface InspectedInstance {
	readonly path: string;
	readonly name: string;
	readonly className: string;
	readonly properties?: Readonly<Record<string, unknown>>;
	readonly source?: string;
	readonly children?: readonly InspectedInstance[];
}

function treeText(instance: InspectedInstance, indent = ""): string {
	const children = listOf<InspectedInstance>(instance.children).map((child) => treeText(child, `${indent}  `));
	return [`${indent}${instance.name} (${instance.className})`, ...children].join("\n");
}

function detailText(instance: InspectedInstance): string {
	const lines = [`${instance.path} (${instance.className})`];
	for (const [name, value] of Object.entries(instance.properties ?? {}))
		lines.push(`  ${name} = ${JSON.stringify(value)}`);
	if (instance.source !== undefined)
		lines.push("  Source:", ...instance.source.split("\n").map((line) => `    ${line}`));
	return lines.join("\n");
}

function resultText(result: InspectedInstance | readonly InspectedInstance[], hasPath: boolean): string {
	if (Array.isArray(result)) return result.length === 0 ? "No matches." : result.map(detailText).join("\n");
	const instance = result as InspectedInstance;
	return hasPath ? `${detailText(instance)}\n${treeText(instance)}` : treeText(instance);
}

async function inspect(file: string, options: InspectOptions): Promise<void> {
	const { studio, plugin } = await openPlugin(file);
	try {
		const { selector, path } = options;
		const answer = await plugin.request({ type: "inspect", selector, path });
		const isEmptyMatch = selector !== undefined && !Array.isArray(answer);
		const result = (isEmptyMatch ? [] : answer) as InspectedInstance | readonly InspectedInstance[];
		process.stdout.write(
			`${options.json === true ? JSON.stringify(result) : resultText(result, path !== undefined)}\n`,
		);
	} finally {
		await studio.close();
	}
}

/** `vector inspect`: the tree, properties and scripts of a place or model file, read through the plugin's own eyes. */
export function addInspectCommand(program: Command): void {
	program
		.command("inspect")
		.description("show the tree, properties and scripts of a place or model file")
		.argument("<file>", ".rbxl, .rbxlx, .rbxm or .rbxmx")
		.option("--selector <selector>", "only the matches of this QueryDescendants selector, with their properties")
		.option("--path <path>", "one instance with its properties and the tree below it")
		.option("--json", "as JSON")
		.action(inspect);
}
