import type { JsonValue } from "../json";
import { isJsonArray, isJsonObject } from "../json-kind";

/** What a sequence is made of: typed values, `{keypoints: […]}` or a plain list. */
export function keypointsOf(input: JsonValue): readonly JsonValue[] | undefined {
	if (isJsonArray(input)) return input;
	if (!isJsonObject(input)) return undefined;
	return isJsonArray(input.keypoints) ? input.keypoints : undefined;
}

/** The engine's limit. */
const MAX_KEYPOINTS = 20;

/** Why these times make no sequence; undefined when they do. */
export function timesProblem(times: readonly number[]): string | undefined {
	if (times.size() < 2 || times.size() > MAX_KEYPOINTS) return `a sequence has 2 to ${MAX_KEYPOINTS} keypoints`;
	if (times[0] !== 0 || times[times.size() - 1] !== 1) return "the first keypoint is at time 0 and the last at time 1";
	const isAscending = times.every((time, index) => index === 0 || time >= times[index - 1]!);
	return isAscending ? undefined : "the times must ascend";
}
