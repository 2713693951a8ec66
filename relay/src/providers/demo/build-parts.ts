import type { JsonRecord } from "../../json.ts";

export type Triple = readonly [number, number, number];

/** Description of a new instance as create_instance takes it. */
export type InstanceSpec = JsonRecord;

export interface PartLook {
	/** Studs. */
	readonly size: Triple;
	/** Centre in studs; the baseplate's top is at 0. */
	readonly position: Triple;
	readonly color: string;
	readonly material: string;
}

export const spec = (
	className: string,
	name: string,
	props: JsonRecord = {},
	children: readonly InstanceSpec[] = [],
): InstanceSpec => ({
	className,
	props: { Name: name, ...props },
	...(children.length === 0 ? {} : { children }),
});

export const part = (name: string, look: PartLook): InstanceSpec =>
	spec("Part", name, {
		Size: look.size,
		Position: look.position,
		Color: look.color,
		Material: look.material,
		Anchored: true,
	});

/** Centres of `count` things `pitch` studs apart, around `middle`. */
export const spread = (count: number, pitch: number, middle: number): readonly number[] =>
	Array.from({ length: count }, (_, index) => middle + (index - (count - 1) / 2) * pitch);
