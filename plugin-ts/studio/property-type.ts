import { engineEnumItems } from "./value-adapter/engine-enum-items";

/** A property's type as `PropertyInfo` has it. */
export interface PropertyType {
	readonly valueType: string;
	readonly enumType?: string;
}

/** Where the reflection puts a type's name, the engine's own name before the script's. */
const NAME_FIELDS = ["EngineType", "ScriptType", "DataType", "Name"] as const;
const ENUM_FIELDS = ["EnumType", "Enum"] as const;

/**
 * Reads the type in a reflected property. Its fields are not documented, so every form seen is taken: a name, or a table
 * with the name in one field and an enum's name in another. `isClass` tells the names of classes, whose instances all
 * count as `Instance`. Undefined when it is none of these.
 */
export function readPropertyType(reflected: unknown, isClass: (name: string) => boolean): PropertyType | undefined {
	if (typeIs(reflected, "string")) return namedType(reflected, isClass);
	if (!typeIs(reflected, "table")) return undefined;
	const fields = reflected as { readonly [field: string]: unknown };
	for (const field of ENUM_FIELDS) {
		const value = fields[field];
		if (value !== undefined) return enumType(enumName(value));
	}
	for (const field of NAME_FIELDS) {
		const value = fields[field];
		if (typeIs(value, "string")) return namedType(value, isClass);
	}
	return undefined;
}

/** The type of a value that a property holds now. */
export function typeOfValue(value: unknown): PropertyType {
	if (typeIs(value, "EnumItem")) return enumType(enumName(value.EnumType));
	const name = typeOf(value);
	// Only references to instances can be empty.
	return { valueType: name === "nil" ? "Instance" : (TYPE_NAMES.get(name) ?? name) };
}

/** Other names of the types a model is told about, in scripts and in file formats. */
const TYPE_NAMES: ReadonlyMap<string, string> = new Map([
	["number", "double"],
	["boolean", "bool"],
	["Bool", "bool"],
	["Float32", "float"],
	["Float64", "double"],
	["Int32", "int"],
	["Int64", "int64"],
	["String", "string"],
	["Ref", "Instance"],
]);

function namedType(name: string, isClass: (name: string) => boolean): PropertyType {
	const bare = enumName(name);
	if (bare !== name) return enumType(bare);
	if (isClass(name)) return { valueType: "Instance" };
	return name !== AMBIGUOUS && isEnum(name) ? enumType(name) : { valueType: TYPE_NAMES.get(name) ?? name };
}

/** A datatype as well as an enum; enums say so by a prefix or a field of their own. */
const AMBIGUOUS = "Font";

function isEnum(name: string): boolean {
	return engineEnumItems(name) !== undefined;
}

function enumType(name: string): PropertyType {
	return { valueType: "EnumItem", enumType: name };
}

function enumName(value: unknown): string {
	const [name] = string.gsub(tostring(value), "^Enum%.", "");
	return name;
}
