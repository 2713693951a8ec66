import type { JsonObject, JsonValue } from "../../core/json";
import { isJsonArray, isJsonObject } from "../../core/json-kind";
import { enumItem } from "./enum-codec";
import { floatOf, numberOf } from "./engine-codec";
import type { EngineCodec } from "./engine-codec";

function colorOf(value: JsonValue | undefined): Color3 {
	return isJsonObject(value) ? new Color3(numberOf(value.r), numberOf(value.g), numberOf(value.b)) : new Color3();
}

function colorParts(value: Color3): JsonObject {
	const parts = { r: floatOf(value.R), g: floatOf(value.G), b: floatOf(value.B) };
	const isUsual = [value.R, value.G, value.B].every((component) => component >= 0 && component <= 1);
	return isUsual ? parts : { ...parts, raw: true };
}

const color3: EngineCodec = {
	type: "Color3",
	toEngine: colorOf,
	fromEngine: (value: Color3) => ({ __t: "Color3", ...colorParts(value) }),
};

const brickColor: EngineCodec = {
	type: "BrickColor",
	toEngine: (value) => new BrickColor(tostring(value.name) as never),
	fromEngine: (value: BrickColor) => ({ __t: "BrickColor", name: value.Name }),
};

const colorSequence: EngineCodec = {
	type: "ColorSequence",
	toEngine: (value) =>
		new ColorSequence(
			itemsOf(value.keypoints).map((item) => new ColorSequenceKeypoint(numberOf(item.time), colorOf(item.color))),
		),
	fromEngine: (value: ColorSequence) => ({
		__t: "ColorSequence",
		keypoints: value.Keypoints.map((keypoint) => ({ time: floatOf(keypoint.Time), color: colorParts(keypoint.Value) })),
	}),
};

const numberSequence: EngineCodec = {
	type: "NumberSequence",
	toEngine: (value) =>
		new NumberSequence(
			itemsOf(value.keypoints).map(
				(item) => new NumberSequenceKeypoint(numberOf(item.time), numberOf(item.value), numberOf(item.envelope)),
			),
		),
	fromEngine: (value: NumberSequence) => ({
		__t: "NumberSequence",
		keypoints: value.Keypoints.map((keypoint) => ({
			time: floatOf(keypoint.Time),
			value: floatOf(keypoint.Value),
			envelope: floatOf(keypoint.Envelope),
		})),
	}),
};

const numberRange: EngineCodec = {
	type: "NumberRange",
	toEngine: (value) => new NumberRange(numberOf(value.min), numberOf(value.max)),
	fromEngine: (value: NumberRange) => ({ __t: "NumberRange", min: floatOf(value.Min), max: floatOf(value.Max) }),
};

function itemsOf(value: JsonValue | undefined): readonly JsonObject[] {
	return isJsonArray(value) ? value.mapFiltered((item) => (isJsonObject(item) ? item : undefined)) : [];
}

const font: EngineCodec = {
	type: "Font",
	toEngine: (value) =>
		new Font(
			tostring(value.family),
			enumItem("FontWeight", tostring(value.weight)) as Enum.FontWeight | undefined,
			enumItem("FontStyle", tostring(value.style)) as Enum.FontStyle | undefined,
		),
	fromEngine: (value: Font) => ({
		__t: "Font",
		family: value.Family,
		weight: value.Weight.Name,
		style: value.Style.Name,
	}),
};

const content: EngineCodec = {
	type: "Content",
	toEngine: (value) =>
		value.uri === "" || value.uri === undefined ? Content.none : Content.fromUri(tostring(value.uri)),
	fromEngine: (value: Content) => {
		if (value.SourceType === Enum.ContentSourceType.None) return { __t: "Content", uri: "" };
		// Content made at run time belongs to a live object and cannot be named.
		return value.Uri === undefined ? undefined : { __t: "Content", uri: value.Uri };
	},
};

export const LOOK_CODECS: readonly EngineCodec[] = [
	color3,
	brickColor,
	colorSequence,
	numberSequence,
	numberRange,
	font,
	content,
];
