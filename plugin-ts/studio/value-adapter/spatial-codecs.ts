import type { JsonValue } from "../../core/json";
import { isJsonArray, isJsonObject } from "../../core/json-kind";
import { floatOf, numberOf } from "./engine-codec";
import type { EngineCodec } from "./engine-codec";

function vectorOf(value: JsonValue | undefined): Vector3 {
	return isJsonObject(value) ? new Vector3(numberOf(value.x), numberOf(value.y), numberOf(value.z)) : Vector3.zero;
}

function vectorParts(value: Vector3) {
	return { x: floatOf(value.X), y: floatOf(value.Y), z: floatOf(value.Z) };
}

const vector3: EngineCodec = {
	type: "Vector3",
	toEngine: vectorOf,
	fromEngine: (value: Vector3) => ({ __t: "Vector3", ...vectorParts(value) }),
};

const vector2: EngineCodec = {
	type: "Vector2",
	toEngine: (value) => new Vector2(numberOf(value.x), numberOf(value.y)),
	fromEngine: (value: Vector2) => ({ __t: "Vector2", x: floatOf(value.X), y: floatOf(value.Y) }),
};

const vector3int16: EngineCodec = {
	type: "Vector3int16",
	toEngine: (value) => new Vector3int16(numberOf(value.x), numberOf(value.y), numberOf(value.z)),
	fromEngine: (value: Vector3int16) => ({ __t: "Vector3int16", x: value.X, y: value.Y, z: value.Z }),
};

const vector2int16: EngineCodec = {
	type: "Vector2int16",
	toEngine: (value) => new Vector2int16(numberOf(value.x), numberOf(value.y)),
	fromEngine: (value: Vector2int16) => ({ __t: "Vector2int16", x: value.X, y: value.Y }),
};

const cframe: EngineCodec = {
	type: "CFrame",
	toEngine: (value) => {
		const parts = isJsonArray(value.components) ? value.components.map(numberOf) : [];
		const at = (index: number) => parts[index] ?? 0;
		return new CFrame(at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9), at(10), at(11));
	},
	fromEngine: (value: CFrame) => ({ __t: "CFrame", components: [...value.GetComponents()].map(floatOf) }),
};

const ray: EngineCodec = {
	type: "Ray",
	toEngine: (value) => new Ray(vectorOf(value.origin), vectorOf(value.direction)),
	fromEngine: (value: Ray) => ({
		__t: "Ray",
		origin: vectorParts(value.Origin),
		direction: vectorParts(value.Direction),
	}),
};

export const SPATIAL_CODECS: readonly EngineCodec[] = [vector3, vector2, vector3int16, vector2int16, cframe, ray];
