import fc from "fast-check";
import { reflection } from "rbx-dom";
import { describe, expect, it } from "vitest";

import { PluginCalls } from "./plugin-calls.ts";
import { chooseSeed } from "./seed.ts";

const SEED = chooseSeed("values");
const CASES = 1000;

const ENUMS = {
	Material: ["Plastic", "SmoothPlastic", "Neon", "Wood"],
	FontWeight: ["Thin", "Regular", "Bold"],
	FontStyle: ["Normal", "Italic"],
};

type Coerced = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string };

interface ClassDescriptor {
	readonly Properties: Readonly<
		Record<string, { readonly DataType: { readonly Value?: string }; readonly Scriptability: string }>
	>;
}

const plugin = PluginCalls.forTests();

async function coerceAll(type: string, inputs: readonly unknown[]): Promise<Coerced[]> {
	return (await plugin.each(
		"core/values/coerce-value",
		"coerceValue",
		inputs.map((input) => [input, type, { enumItems: ENUMS }]),
	)) as Coerced[];
}

const finite = fc
	.oneof(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.float({ noNaN: true, noDefaultInfinity: true }))
	.map((value) => (Object.is(value, -0) ? 0 : value));
const component = fc.oneof({ weight: 9, arbitrary: finite }, { weight: 1, arbitrary: fc.constantFrom("inf", "-inf") });
const unit = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => (Object.is(value, -0) ? 0 : value));
const offset = fc.integer({ min: -10_000, max: 10_000 });
const axis = fc.record({ scale: finite, offset });
const point2 = fc.record({ x: component, y: component });
const point3 = fc.record({ x: component, y: component, z: component });
const color = fc.record({ r: unit, g: unit, b: unit });

function typed<T extends object>(type: string, fields: fc.Arbitrary<T>): fc.Arbitrary<T & { readonly __t: string }> {
	return fields.map((value) => ({ ...value, __t: type }));
}

/** Times of a sequence: 0, some in between, 1. */
const times = fc
	.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 })
	.map((between) => [0, ...between.map((time) => time + 0).sort((a, b) => a - b), 1]);

const CANONICAL: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
	Axes: fc.subarray(["X", "Y", "Z"]).map((axes) => ({ __t: "Axes", axes })),
	BrickColor: fc
		.constantFrom("Bright red", "Medium stone grey", "Really black")
		.map((name) => ({ __t: "BrickColor", name })),
	CFrame: fc.array(component, { minLength: 12, maxLength: 12 }).map((components) => ({ __t: "CFrame", components })),
	Color3: typed("Color3", color),
	ColorSequence: fc
		.tuple(times, color)
		.map(([at, shade]) => ({ __t: "ColorSequence", keypoints: at.map((time) => ({ time, color: shade })) })),
	Content: fc
		.constantFrom("", "rbxassetid://12345", "rbxasset://textures/face.png")
		.map((uri) => ({ __t: "Content", uri })),
	ContentId: fc.constantFrom("", "rbxassetid://12345", "rbxasset://textures/face.png"),
	Faces: fc.subarray(["Top", "Bottom", "Left", "Right", "Front", "Back"]).map((faces) => ({ __t: "Faces", faces })),
	Font: fc
		.tuple(fc.constantFrom(...ENUMS.FontWeight), fc.constantFrom(...ENUMS.FontStyle))
		.map(([weight, style]) => ({ __t: "Font", family: "rbxasset://fonts/families/Arial.json", weight, style })),
	Instance: fc
		.constantFrom("game.Workspace", 'game.Workspace["My.Part"]', "")
		.map((path) => ({ __t: "Instance", path })),
	"Enum.Material": fc.constantFrom(...ENUMS.Material).map((name) => ({ __t: "EnumItem", enumType: "Material", name })),
	NumberRange: fc
		.tuple(finite, finite)
		.map(([a, b]) => ({ __t: "NumberRange", min: Math.min(a, b), max: Math.max(a, b) })),
	NumberSequence: fc.tuple(times, finite, unit).map(([at, value, envelope]) => ({
		__t: "NumberSequence",
		keypoints: at.map((time) => ({ time, value, envelope })),
	})),
	PhysicalProperties: fc.tuple(fc.double({ min: 0.01, max: 100, noNaN: true }), unit).map(([density, rest]) => ({
		__t: "PhysicalProperties",
		density,
		friction: rest,
		elasticity: rest,
		frictionWeight: rest,
		elasticityWeight: rest,
		acousticAbsorption: rest,
	})),
	Ray: typed("Ray", fc.record({ origin: point3, direction: point3 })),
	Rect: typed("Rect", fc.record({ min: point2, max: point2 })),
	UDim: typed("UDim", axis),
	UDim2: typed("UDim2", fc.record({ x: axis, y: axis })),
	Vector2: typed("Vector2", point2),
	Vector3: typed("Vector3", point3),
	bool: fc.boolean(),
	double: finite,
	float: finite,
	int: fc.integer(),
	int64: fc.maxSafeInteger(),
	string: fc.string({ unit: "grapheme" }),
};

describe("coerceValue", () => {
	it.each(Object.keys(CANONICAL))("leaves a canonical %s as it is", async (type) => {
		const values = fc.sample(CANONICAL[type]!, { seed: SEED, numRuns: CASES });
		const coerced = await coerceAll(type, values);
		coerced.forEach((result, index) => expect(result).toEqual({ ok: true, value: values[index] }));
	});

	it("reads every form of a vector as the same vector", async () => {
		const vectors = fc.sample(fc.record({ x: finite, y: finite, z: finite }), { seed: SEED, numRuns: CASES });
		const forms = vectors.flatMap(({ x, y, z }) => [
			[x, y, z],
			{ x, y, z },
			{ X: x, Y: y, Z: z },
			{ x: `${x}`, y, z },
			`${x}, ${y}, ${z}`,
			`Vector3.new(${x}, ${y}, ${z})`,
		]);
		const coerced = await coerceAll("Vector3", forms);
		coerced.forEach((result, index) =>
			expect(result, JSON.stringify(forms[index])).toEqual({
				ok: true,
				value: { __t: "Vector3", ...vectors[Math.floor(index / 6)] },
			}),
		);
	});

	it("reads every form of a byte colour as the same colour, and prints it as hex", async () => {
		const byte = fc.integer({ min: 0, max: 255 });
		const colors = fc.sample(fc.tuple(byte, byte, byte), { seed: SEED, numRuns: CASES });
		const hex = colors.map((bytes) => `#${bytes.map((part) => part.toString(16).padStart(2, "0")).join("")}`);
		const forms = colors.flatMap((bytes, index) => [
			hex[index],
			`rgb(${bytes.join(", ")})`,
			`Color3.fromRGB(${bytes.join(",")})`,
			bytes.map((part) => part / 255),
		]);
		const coerced = await coerceAll("Color3", forms);
		const printed = await plugin.each(
			"core/values/print-value",
			"printValue",
			coerced.map((result) => [result.ok ? result.value : result.error]),
		);
		printed.forEach((text, index) => expect(text, JSON.stringify(forms[index])).toBe(hex[Math.floor(index / 4)]));
	});

	it("takes 0 to 255 only where a component is above 1, and refuses a mix of scales", async () => {
		const [white, byte, mixed] = await coerceAll("Color3", [
			[1, 1, 1],
			[1, 0, 255],
			[0.5, 0, 200],
		]);
		expect(white).toEqual({ ok: true, value: { __t: "Color3", r: 1, g: 1, b: 1 } });
		expect(byte).toEqual({ ok: true, value: { __t: "Color3", r: 1 / 255, g: 0, b: 1 } });
		expect(mixed).toMatchObject({ ok: false, error: expect.stringContaining("mixes 0 to 1 with 0 to 255") as string });
	});

	it("knows every type of the reflection database that scripts can write", async () => {
		const types = new Set<string>();
		for (const className of reflection.classNames()) {
			const { Properties } = reflection.class(className) as unknown as ClassDescriptor;
			for (const { DataType, Scriptability } of Object.values(Properties)) {
				if (DataType.Value !== undefined && /Write/.test(Scriptability)) types.add(DataType.Value);
			}
		}
		expect(types.size).toBeGreaterThan(20);
		for (const type of types) {
			const [result] = await coerceAll(type, [{ nothing: "like it" }]);
			expect(result).toMatchObject({ ok: false, error: expect.stringMatching(/^expected /) as string });
		}
	});

	it("never throws: random JSON for every type is taken or refused with a sentence", async () => {
		const inputs = fc.sample(fc.jsonValue({ maxDepth: 3 }), { seed: SEED, numRuns: 400 });
		for (const type of [...Object.keys(CANONICAL), "SharedString", "NoSuchType", "Enum.NoSuchEnum"]) {
			for (const result of await coerceAll(type, inputs)) {
				if (!result.ok) expect(result.error).toMatch(/[.?]$/);
			}
		}
	});
});
