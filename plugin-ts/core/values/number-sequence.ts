import type { JsonValue } from "../json";
import { isJsonArray, isJsonObject } from "../json-kind";
import { success } from "../outcome";
import { memberOf, numbersOf } from "./components";
import { keypointsOf, timesProblem } from "./keypoints";
import type { ValueCodec } from "./value-codec";
import { notA } from "./value-codec";
import { readNumber, shortNumber, wireNumber } from "./wire-number";

interface Keypoint {
	readonly time: number;
	readonly value: number;
	readonly envelope: number;
}

export const numberSequenceCodec: ValueCodec = {
	type: "NumberSequence",
	expects:
		'a NumberSequence: one number, [start, end], or {"keypoints": [{"time": 0, "value": 1}, {"time": 1, "value": 0}]}',
	coerce: (input) => {
		const keypoints = readKeypoints(input);
		if (keypoints === undefined) return notA(numberSequenceCodec, input);
		const problem = timesProblem(keypoints.map((keypoint) => keypoint.time));
		if (problem !== undefined) return notA(numberSequenceCodec, input, problem);
		return success({ __t: "NumberSequence", keypoints: keypoints.map(toWire) });
	},
	print: (value) =>
		`NumberSequence(${(isJsonArray(value.keypoints) ? value.keypoints : []).map(keypointText).join(", ")})`,
};

function readKeypoints(input: JsonValue): readonly Keypoint[] | undefined {
	const single = readNumber(input);
	if (single !== undefined) return [keypointAt(0, single), keypointAt(1, single)];
	const items = keypointsOf(input);
	if (items === undefined) return undefined;
	const ends = items.size() === 2 ? numbersOf(items) : undefined;
	if (ends !== undefined) return [keypointAt(0, ends[0]!), keypointAt(1, ends[1]!)];
	const keypoints = items.mapFiltered(readKeypoint);
	return keypoints.size() === items.size() ? keypoints : undefined;
}

function keypointAt(time: number, value: number, envelope = 0): Keypoint {
	return { time, value, envelope };
}

function readKeypoint(item: JsonValue): Keypoint | undefined {
	const fields = isJsonArray(item)
		? item
		: isJsonObject(item)
			? [memberOf(item, "time")!, memberOf(item, "value")!, memberOf(item, "envelope") ?? 0]
			: [];
	const [time, value, envelope] = [readNumber(fields[0]), readNumber(fields[1]), readNumber(fields[2] ?? 0)];
	if (time === undefined || value === undefined || envelope === undefined) return undefined;
	return keypointAt(time, value, envelope);
}

function toWire({ time, value, envelope }: Keypoint): JsonValue {
	return { time, value: wireNumber(value), envelope: wireNumber(envelope) };
}

function keypointText(keypoint: JsonValue): string {
	if (!isJsonObject(keypoint)) return tostring(keypoint);
	const spread = keypoint.envelope === 0 ? "" : `±${shortNumber(keypoint.envelope)}`;
	return `${shortNumber(keypoint.time)}: ${shortNumber(keypoint.value)}${spread}`;
}
