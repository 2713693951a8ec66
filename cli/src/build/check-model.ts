import { readFile } from "node:fs/promises";
import { readBinary } from "rbx-dom";
import type { InstanceView } from "rbx-dom";
import { openBarePlugin } from "../run/open-plugin.ts";

export interface ModelReport {
	readonly bytes: number;
	readonly scripts: number;
	/** What must not be in the file; empty when it may be published. */
	readonly problems: readonly string[];
}

interface Forbidden {
	readonly line: number;
	readonly construct: string;
}

const MAX_BYTES = 1_500_000;
const DEVELOPMENT_ONLY = /\.(spec|story|storybook)$|^jest/i;
/** A quick filter; what passes is judged by the plugin's own lexer, which ignores strings and comments. */
const SUSPICIOUS = /loadstring|getfenv|setfenv|LoadAsset|require\s*\(\s*\d/;

function sourceOf(instance: InstanceView): string | undefined {
	const source = instance.properties["Source"]?.["String"];
	return typeof source === "string" ? source : undefined;
}

/** Checks a built model file: size, nothing but shipped code, none of the constructs the Creator Store forbids. */
export async function checkModel(path: string): Promise<ModelReport> {
	const data = await readFile(path);
	const problems: string[] = [];
	if (data.length >= MAX_BYTES) problems.push(`it has ${data.length} bytes, the limit is ${MAX_BYTES}`);

	const instances = readBinary(data).descendants();
	const sources = instances.map((instance) => ({ name: instance.name, source: sourceOf(instance) }));
	for (const { name } of instances) if (DEVELOPMENT_ONLY.test(name)) problems.push(`${name} is test code`);

	const suspicious = sources.filter(({ source }) => source !== undefined && SUSPICIOUS.test(source));
	if (suspicious.length > 0) {
		const studio = await openBarePlugin();
		try {
			for (const { name, source } of suspicious) {
				const found = (await studio.callModule(["TS", "luau", "forbidden"], "findForbidden", [
					source,
				])) as readonly Forbidden[];
				for (const { construct, line } of Object.values(found)) problems.push(`${name}:${line} uses ${construct}`);
			}
		} finally {
			await studio.close();
		}
	}
	return { bytes: data.length, scripts: sources.filter(({ source }) => source !== undefined).length, problems };
}
