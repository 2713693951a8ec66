import type { JsonObject, JsonValue } from "../json";
import { isJsonArray, isJsonObject } from "../json-kind";
import { success } from "../outcome";
import { memberOf, numbersOf, readComponents, readNumberText } from "./components";
import type { TypedObject } from "./typed-value";
import type { ValueCodec } from "./value-codec";
import { notA } from "./value-codec";
import { readNumber, shortNumber, wireNumber } from "./wire-number";

const XYZ = ["x", "y", "z"];
const IDENTITY: readonly number[] = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** `components` is the position, then the rotation matrix by rows, as `CFrame:GetComponents()` gives them. */
export const cframeCodec: ValueCodec = {
	type: "CFrame",
	aliases: ["CoordinateFrame", "OptionalCFrame", "OptionalCoordinateFrame"],
	expects: 'a CFrame, as in {"position": [0, 5, 0], "orientation": [0, 90, 0]} (degrees) or 12 components',
	coerce: (input) => {
		const components = readComponentsOf(input);
		return components === undefined ? notA(cframeCodec, input) : success(cframeOf(components));
	},
	print: (value) => printCFrame(value),
};

function readComponentsOf(input: JsonValue): readonly number[] | undefined {
	if (isJsonArray(input)) return withRotation(numbersOf(input));
	if (typeIs(input, "string")) {
		const read = readNumberText(input, "CFrame");
		return read !== undefined && (read.constructorName === "" || read.constructorName === "new")
			? withRotation(read.numbers)
			: undefined;
	}
	if (!isJsonObject(input)) return undefined;
	const whole = input.components ?? input.comps;
	return whole === undefined ? fromParts(input) : isJsonArray(whole) ? withRotation(numbersOf(whole)) : undefined;
}

/** Three numbers are a position without rotation. */
function withRotation(numbers: readonly number[] | undefined): readonly number[] | undefined {
	if (numbers === undefined || numbers.size() === 12) return numbers;
	return numbers.size() === 3 ? [...numbers, ...IDENTITY] : undefined;
}

function fromParts(input: JsonObject): readonly number[] | undefined {
	const at = memberOf(input, "position");
	const turned = memberOf(input, "orientation") ?? memberOf(input, "rotation");
	if (at === undefined) return withRotation(readComponents(input, XYZ, "CFrame"));
	const position = readComponents(at, XYZ, "Vector3");
	const orientation = turned === undefined ? [0, 0, 0] : readComponents(turned, XYZ, "Vector3");
	if (position === undefined || orientation === undefined) return undefined;
	return [...position, ...rotationOf(orientation)];
}

/** Rotation matrix of an orientation in degrees, as Studio shows it: turned about Y, then X, then Z. */
export function rotationOf(orientation: readonly number[]): readonly number[] {
	if (orientation.every((degrees) => degrees === 0)) return IDENTITY;
	const [sx, sy, sz] = orientation.map((degrees) => sineOf(degrees));
	const [cx, cy, cz] = orientation.map((degrees) => sineOf(degrees + 90));
	return rotationRows({ sx: sx!, sy: sy!, sz: sz!, cx: cx!, cy: cy!, cz: cz! });
}

/** Exact at right angles, so that a quarter turn leaves no residue in the matrix. */
function sineOf(degrees: number): number {
	const turn = degrees % 360;
	return turn % 90 === 0 ? ([0, 1, 0, -1][turn / 90] ?? 0) : math.sin(math.rad(turn));
}

interface Turns {
	readonly sx: number;
	readonly sy: number;
	readonly sz: number;
	readonly cx: number;
	readonly cy: number;
	readonly cz: number;
}

function rotationRows({ sx, sy, sz, cx, cy, cz }: Turns): readonly number[] {
	return [
		cy * cz + sy * sx * sz,
		sy * sx * cz - cy * sz,
		sy * cx,
		cx * sz,
		cx * cz,
		-sx,
		cy * sx * sz - sy * cz,
		sy * sz + cy * sx * cz,
		cy * cx,
	];
}

function cframeOf(components: readonly number[]): TypedObject {
	return { __t: "CFrame", components: components.map((component) => wireNumber(component === 0 ? 0 : component)) };
}

function printCFrame(value: TypedObject): string {
	const parts = isJsonArray(value.components) ? value.components.map((part) => readNumber(part) ?? 0) : [];
	const position = [0, 1, 2].map((index) => shortNumber(parts[index])).join(", ");
	const isTurned = IDENTITY.some((component, index) => component !== parts[index + 3]);
	return isTurned ? `CFrame(${position}; ${orientationText(parts)})` : `CFrame(${position})`;
}

function orientationText(parts: readonly number[]): string {
	const at = (row: number, column: number) => parts[3 + row * 3 + column] ?? 0;
	const x = math.asin(math.clamp(-at(1, 2), -1, 1));
	const y = math.atan2(at(0, 2), at(2, 2));
	const z = math.atan2(at(1, 0), at(1, 1));
	const degrees = [x, y, z].map((angle) => shortNumber(math.round(math.deg(angle) * 100) / 100));
	return `turned ${degrees.join("°, ")}°`;
}
