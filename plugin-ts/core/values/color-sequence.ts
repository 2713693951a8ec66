import type { JsonValue } from "../json";
import { isJsonArray, isJsonObject } from "../json-kind";
import { success } from "../outcome";
import { coerceColorParts, printColor } from "./color3";
import { memberOf } from "./components";
import { keypointsOf, timesProblem } from "./keypoints";
import type { ValueCodec } from "./value-codec";
import { notA } from "./value-codec";
import { readNumber, shortNumber } from "./wire-number";

interface Keypoint {
	readonly time: number;
	readonly color: JsonValue;
}

export const colorSequenceCodec: ValueCodec = {
	type: "ColorSequence",
	expects:
		'a ColorSequence: one colour, ["#ff0000", "#0000ff"], or {"keypoints": [{"time": 0, "color": "#ff0000"}, {"time": 1, "color": "#0000ff"}]}',
	coerce: (input) => {
		const keypoints = readKeypoints(input);
		if (keypoints === undefined) return notA(colorSequenceCodec, input);
		const problem = timesProblem(keypoints.map((keypoint) => keypoint.time));
		if (problem !== undefined) return notA(colorSequenceCodec, input, problem);
		return success({ __t: "ColorSequence", keypoints: keypoints.map(({ time, color }) => ({ time, color })) });
	},
	print: (value) =>
		`ColorSequence(${(isJsonArray(value.keypoints) ? value.keypoints : []).map(keypointText).join(", ")})`,
};

function readKeypoints(input: JsonValue): readonly Keypoint[] | undefined {
	const constant = keypointAt(0, input);
	if (constant !== undefined) return [constant, { ...constant, time: 1 }];
	const items = keypointsOf(input);
	if (items === undefined) return undefined;
	const keypoints = items.mapFiltered(
		(item, index) => readKeypoint(item) ?? keypointAt(items.size() === 2 ? index : undefined, item),
	);
	return keypoints.size() === items.size() ? keypoints : undefined;
}

function keypointAt(time: number | undefined, input: JsonValue | undefined): Keypoint | undefined {
	if (time === undefined || input === undefined) return undefined;
	const color = coerceColorParts(input);
	return color.ok ? { time, color: color.value } : undefined;
}

function readKeypoint(item: JsonValue): Keypoint | undefined {
	if (isJsonArray(item)) return item.size() === 2 ? keypointAt(readNumber(item[0]), item[1]) : undefined;
	if (!isJsonObject(item)) return undefined;
	return keypointAt(readNumber(memberOf(item, "time")), memberOf(item, "color") ?? memberOf(item, "value"));
}

function keypointText(keypoint: JsonValue): string {
	if (!isJsonObject(keypoint) || !isJsonObject(keypoint.color)) return tostring(keypoint);
	return `${shortNumber(keypoint.time)}: ${printColor(keypoint.color)}`;
}
