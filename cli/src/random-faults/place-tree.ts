import type { HeadlessStudio } from "@vector/studio";

/** One instance with everything the random tasks can change. */
export interface PlaceNode {
	readonly name: string;
	readonly className: string;
	readonly source?: string;
	/** Attributes as `@Name`, tags as `#tags`, and the properties that are looked at. */
	readonly values: Readonly<Record<string, unknown>>;
	readonly children: readonly PlaceNode[];
}

const READ_PLACE = `
local ScriptEditorService = game:GetService("ScriptEditorService")
local ROOTS = { "Workspace", "ReplicatedStorage", "ServerScriptService", "ServerStorage", "StarterGui", "Lighting" }
local function read(instance)
	local values = {}
	for name, value in instance:GetAttributes() do
		values["@" .. name] = value
	end
	local tags = instance:GetTags()
	if #tags > 0 then
		values["#tags"] = table.concat(tags, ",")
	end
	if instance:IsA("BasePart") then
		values.Transparency = math.round(instance.Transparency * 100)
		values.Anchored = instance.Anchored
	end
	local children = {}
	for _, child in instance:GetChildren() do
		table.insert(children, read(child))
	end
	return {
		name = instance.Name,
		className = instance.ClassName,
		source = if instance:IsA("LuaSourceContainer") then ScriptEditorService:GetEditorSource(instance) else nil,
		values = values,
		children = children,
	}
end
local roots = {}
for _, name in ROOTS do
	table.insert(roots, read(game:GetService(name)))
end
return { name = "game", className = "DataModel", values = {}, children = roots }
`;

/** The place as it is now. */
export async function readPlace(studio: HeadlessStudio): Promise<PlaceNode> {
	return tidy((await studio.execute(READ_PLACE)) as PlaceNode);
}

/** Empty tables leave the VM without saying whether they are lists. */
function tidy(node: PlaceNode): PlaceNode {
	const children = Array.isArray(node.children) ? (node.children as readonly PlaceNode[]) : [];
	return { ...node, values: Array.isArray(node.values) ? {} : node.values, children: children.map(tidy) };
}

/** A text that is the same for the same content, in whatever order children are. */
export function printPlace(node: PlaceNode, indent = ""): string {
	const values = Object.entries(node.values)
		.map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
		.sort()
		.join("");
	const source = node.source === undefined ? "" : ` ${JSON.stringify(node.source)}`;
	const children = node.children.map((child) => printPlace(child, `${indent}  `)).sort();
	return `${indent}${node.name} ${node.className}${values}${source}\n${children.join("")}`;
}

/** Every instance below `node` with its canonical path; names are plain. */
export function pathsIn(node: PlaceNode, path: string): readonly (readonly [path: string, node: PlaceNode])[] {
	const counts = new Map<string, number>();
	return node.children.flatMap((child) => {
		const count = (counts.get(child.name) ?? 0) + 1;
		counts.set(child.name, count);
		const childPath = count === 1 ? `${path}.${child.name}` : `${path}["${child.name}"][${count}]`;
		return [[childPath, child] as const, ...pathsIn(child, childPath)];
	});
}
