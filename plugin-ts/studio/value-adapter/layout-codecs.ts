import type { JsonValue } from "../../core/json";
import { isJsonArray, isJsonObject } from "../../core/json-kind";
import { floatOf, numberOf } from "./engine-codec";
import type { EngineCodec } from "./engine-codec";

function axisOf(value: JsonValue | undefined): UDim {
	return isJsonObject(value) ? new UDim(numberOf(value.scale), numberOf(value.offset)) : new UDim();
}

function axisParts(value: UDim) {
	return { scale: floatOf(value.Scale), offset: value.Offset };
}

const udim: EngineCodec = {
	type: "UDim",
	toEngine: axisOf,
	fromEngine: (value: UDim) => ({ __t: "UDim", ...axisParts(value) }),
};

const udim2: EngineCodec = {
	type: "UDim2",
	toEngine: (value) => new UDim2(axisOf(value.x), axisOf(value.y)),
	fromEngine: (value: UDim2) => ({ __t: "UDim2", x: axisParts(value.X), y: axisParts(value.Y) }),
};

const rect: EngineCodec = {
	type: "Rect",
	toEngine: (value) => new Rect(cornerOf(value.min), cornerOf(value.max)),
	fromEngine: (value: Rect) => ({ __t: "Rect", min: cornerParts(value.Min), max: cornerParts(value.Max) }),
};

function cornerOf(value: JsonValue | undefined): Vector2 {
	return isJsonObject(value) ? new Vector2(numberOf(value.x), numberOf(value.y)) : Vector2.zero;
}

function cornerParts(value: Vector2) {
	return { x: floatOf(value.X), y: floatOf(value.Y) };
}

const FACE_NAMES = ["Top", "Bottom", "Left", "Right", "Front", "Back"] as const;
const AXIS_NAMES = ["X", "Y", "Z"] as const;

const faces: EngineCodec = {
	type: "Faces",
	toEngine: (value) =>
		new Faces(...FACE_NAMES.filter((name) => isListed(value.faces, name)).map((name) => Enum.NormalId[name])),
	fromEngine: (value: Faces) => ({ __t: "Faces", faces: FACE_NAMES.filter((name) => value[name]) }),
};

const axes: EngineCodec = {
	type: "Axes",
	toEngine: (value) =>
		new Axes(...AXIS_NAMES.filter((name) => isListed(value.axes, name)).map((name) => Enum.Axis[name])),
	fromEngine: (value: Axes) => ({ __t: "Axes", axes: AXIS_NAMES.filter((name) => value[name]) }),
};

function isListed(names: JsonValue | undefined, name: string): boolean {
	return isJsonArray(names) && names.includes(name);
}

export const LAYOUT_CODECS: readonly EngineCodec[] = [udim, udim2, rect, faces, axes];
