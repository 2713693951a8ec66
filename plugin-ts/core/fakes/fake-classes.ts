import type { ClassInfo, PropertyInfo } from "../instance-info";
import type { JsonValue } from "../json";

interface FakeClass {
	readonly superclass?: string;
	readonly isCreatable?: boolean;
	readonly isService?: boolean;
	readonly properties?: { readonly [name: string]: FakeProperty };
}

interface FakeProperty {
	readonly valueType: string;
	readonly enumType?: string;
	readonly default?: JsonValue;
	readonly isReadOnly?: boolean;
}

const service: FakeClass = { superclass: "Instance", isService: true };

const CLASSES: { readonly [className: string]: FakeClass | undefined } = {
	Instance: {
		properties: {
			Name: { valueType: "string", default: "Instance" },
			ClassName: { valueType: "string", isReadOnly: true },
			Parent: { valueType: "Instance" },
			Archivable: { valueType: "bool", default: true },
		},
	},
	DataModel: { superclass: "Instance", isService: true },
	Workspace: { ...service, properties: { Gravity: { valueType: "float", default: 196.2 } } },
	Lighting: { ...service, properties: { ClockTime: { valueType: "float", default: 14 } } },
	ReplicatedStorage: service,
	ServerScriptService: service,
	ServerStorage: service,
	StarterGui: service,
	StarterPlayer: service,
	StarterPlayerScripts: { superclass: "Instance" },
	Terrain: { superclass: "BasePart" },
	Camera: {
		superclass: "Instance",
		isCreatable: true,
		properties: { FieldOfView: { valueType: "float", default: 70 } },
	},
	Folder: { superclass: "Instance", isCreatable: true },
	Model: { superclass: "Instance", isCreatable: true, properties: { PrimaryPart: { valueType: "Instance" } } },
	BasePart: {
		superclass: "Instance",
		properties: {
			Anchored: { valueType: "bool", default: false },
			CanCollide: { valueType: "bool", default: true },
			Color: { valueType: "Color3", default: { __t: "Color3", r: 0.64, g: 0.64, b: 0.65 } },
			CFrame: { valueType: "CFrame", default: { __t: "CFrame", comps: [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1] } },
			Mass: { valueType: "float", default: 1, isReadOnly: true },
			Material: {
				valueType: "EnumItem",
				enumType: "Material",
				default: { __t: "EnumItem", enumType: "Material", name: "Plastic" },
			},
			Position: { valueType: "Vector3", default: { __t: "Vector3", x: 0, y: 0, z: 0 } },
			Size: { valueType: "Vector3", default: { __t: "Vector3", x: 4, y: 1, z: 2 } },
			Transparency: { valueType: "float", default: 0 },
		},
	},
	Part: {
		superclass: "BasePart",
		isCreatable: true,
		properties: {
			Shape: {
				valueType: "EnumItem",
				enumType: "PartType",
				default: { __t: "EnumItem", enumType: "PartType", name: "Block" },
			},
		},
	},
	SpawnLocation: { superclass: "Part", isCreatable: true, properties: { Duration: { valueType: "int", default: 10 } } },
	PointLight: {
		superclass: "Instance",
		isCreatable: true,
		properties: { Brightness: { valueType: "float", default: 1 } },
	},
	IntValue: { superclass: "Instance", isCreatable: true, properties: { Value: { valueType: "int64", default: 0 } } },
	StringValue: {
		superclass: "Instance",
		isCreatable: true,
		properties: { Value: { valueType: "string", default: "" } },
	},
	ScreenGui: {
		superclass: "Instance",
		isCreatable: true,
		properties: { Enabled: { valueType: "bool", default: true } },
	},
	TextLabel: {
		superclass: "Instance",
		isCreatable: true,
		properties: { Text: { valueType: "string", default: "Label" } },
	},
	LuaSourceContainer: { superclass: "Instance" },
	Script: {
		superclass: "LuaSourceContainer",
		isCreatable: true,
		properties: { Enabled: { valueType: "bool", default: true } },
	},
	LocalScript: { superclass: "Script", isCreatable: true },
	ModuleScript: { superclass: "LuaSourceContainer", isCreatable: true },
};

const ENUMS: { readonly [enumType: string]: readonly string[] | undefined } = {
	Material: ["Plastic", "Wood", "Slate", "Concrete", "Grass", "Neon", "Glass", "Metal", "Sand"],
	PartType: ["Ball", "Block", "Cylinder", "Wedge", "CornerWedge"],
};

/** Class names from the class itself up to `Instance`. */
function lineage(className: string): readonly string[] {
	const line = new Array<string>();
	let current: string | undefined = className;
	while (current !== undefined) {
		line.push(current);
		current = CLASSES[current]?.superclass;
	}
	return line;
}

function propertyTable(className: string): ReadonlyMap<string, FakeProperty> {
	const found = new Map<string, FakeProperty>();
	for (const ancestor of lineage(className)) {
		for (const [name, property] of pairs(CLASSES[ancestor]?.properties ?? {})) {
			if (!found.has(name as string)) found.set(name as string, property as FakeProperty);
		}
	}
	return found;
}

export function isFakeClass(className: string, ancestor: string): boolean {
	return lineage(className).includes(ancestor);
}

export function fakeDefault(className: string, property: string): JsonValue | undefined {
	return propertyTable(className).get(property)?.default;
}

/** Class facts of a small, real part of the Roblox API, in the shape the reflection adapter gives. */
export function fakeClassInfo(className: string): ClassInfo | undefined {
	const found = CLASSES[className];
	if (found === undefined) return undefined;
	const properties = new Map<string, PropertyInfo>();
	propertyTable(className).forEach((property, name) => {
		const { valueType, enumType } = property;
		properties.set(name, { name, valueType, enumType, canRead: true, canWrite: property.isReadOnly !== true });
	});
	return {
		name: className,
		isCreatable: found.isCreatable === true,
		isService: found.isService === true,
		isScript: className !== "LuaSourceContainer" && isFakeClass(className, "LuaSourceContainer"),
		properties,
	};
}

export function fakeClassNames(): readonly string[] {
	const names = new Array<string>();
	for (const [name] of pairs(CLASSES)) names.push(name as string);
	return names.sort((a, b) => a < b);
}

export function fakeEnumItems(enumType: string): readonly string[] | undefined {
	return ENUMS[enumType];
}
