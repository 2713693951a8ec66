import type { ClassInfo, PropertyInfo } from "../core/instance-info";
import { readMember, tryRead } from "./engine-call";
import { readPropertyType, typeOfValue } from "./property-type";
import { isScriptClass } from "./script-instances";

const reflection = () => game.GetService("ReflectionService");

/** What ReflectionService says of a class; a permit that the plugin lacks is absent. */
interface ReflectedClass {
	readonly Name: string;
	readonly Permits?: { readonly New?: unknown; readonly GetService?: unknown };
}

interface ReflectedProperty {
	readonly Name: string;
	readonly Serialized?: boolean;
	readonly Type?: unknown;
	readonly Display?: { readonly DeprecationMessage?: string };
	readonly Permits?: { readonly Read?: unknown; readonly Write?: unknown };
}

/** A class with what a listing of an instance's properties shows. */
export interface ReflectedInfo extends ClassInfo {
	/** Readable properties that hold state: no deprecated aliases and no computed values. Sorted. */
	readonly listed: readonly string[];
}

const cache = new Map<string, ReflectedInfo>();

/** What the engine says of a class, asked once per class; undefined for one that does not exist. */
export function reflectClass(className: string): ReflectedInfo | undefined {
	const known = cache.get(className);
	if (known !== undefined) return known;
	const reflected = tryRead(() => reflection().GetClass(className)) as ReflectedClass | undefined;
	const properties = tryRead(() => reflection().GetPropertiesOfClass(className)) as
		readonly ReflectedProperty[] | undefined;
	if (reflected === undefined || properties === undefined) return undefined;
	const info = buildInfo(reflected, properties);
	cache.set(className, info);
	return info;
}

/** Names of all classes the plugin may know, sorted. */
export function reflectClassNames(): readonly string[] {
	const classes = (tryRead(() => reflection().GetClasses()) ?? []) as readonly ReflectedClass[];
	return classes.map((reflected) => reflected.Name).sort((a, b) => a < b);
}

function buildInfo(reflected: ReflectedClass, properties: readonly ReflectedProperty[]): ReflectedInfo {
	const className = reflected.Name;
	const isCreatable = reflected.Permits?.New !== undefined;
	const infos = new Map<string, PropertyInfo>();
	const sample = lazySample(className, isCreatable);
	for (const property of properties) infos.set(property.Name, propertyInfo(property, sample));
	return {
		name: className,
		isCreatable,
		isService: reflected.Permits?.GetService !== undefined,
		isScript: isScriptClass(className),
		properties: infos,
		listed: properties
			.filter(isListed)
			.map((property) => property.Name)
			.sort((a, b) => a < b),
	};
}

function propertyInfo(property: ReflectedProperty, sample: () => Instance | undefined): PropertyInfo {
	const canRead = property.Permits?.Read !== undefined;
	const valueType = readPropertyType(property.Type, isClass) ?? typeOfValue(sampleValue(sample, property.Name));
	return { name: property.Name, ...valueType, canRead, canWrite: property.Permits?.Write !== undefined };
}

/** The identity of an instance has tools of its own, and so has a script's text. */
const NOT_LISTED: ReadonlySet<string> = new Set(["Name", "ClassName", "Parent", "Source"]);

function isListed(property: ReflectedProperty): boolean {
	if (NOT_LISTED.has(property.Name) || property.Display?.DeprecationMessage !== undefined) return false;
	const isState = property.Serialized === true || property.Permits?.Write !== undefined;
	return isState && property.Permits?.Read !== undefined;
}

const classCache = new Map<string, boolean>();

function isClass(name: string): boolean {
	let known = classCache.get(name);
	if (known === undefined) {
		known = tryRead(() => reflection().GetClass(name)) !== undefined;
		classCache.set(name, known);
	}
	return known;
}

/** A new instance of the class, made when first needed: it shows the types that the reflection left unsaid. */
function lazySample(className: string, isCreatable: boolean): () => Instance | undefined {
	let sample: Instance | undefined;
	let isMade = false;
	return () => {
		if (!isMade && isCreatable) sample = tryRead(() => new Instance(className as keyof CreatableInstances));
		isMade = true;
		return sample;
	};
}

function sampleValue(sample: () => Instance | undefined, name: string): unknown {
	const instance = sample();
	return instance === undefined ? undefined : tryRead(() => readMember(instance, name));
}
