import type { SafetySettings } from "../../core/safety-settings";
import type { ModelCallError } from "../../model/stream-result";

/** The relay has tried these again itself before it reported them; one more try is for those that came amid a stream. */
const TRIED_BY_RELAY = new ReadonlySet([
	"rate_limited",
	"upstream_unavailable",
	"upstream_timeout",
	"upstream_unreachable",
]);

type ResilienceSettings = Pick<
	SafetySettings,
	"useResilience" | "retryDelays" | "retryJitterShare" | "maxRetryAfterSeconds"
>;

/**
 * Seconds to wait before try `attempt` (from 1) of a model call that failed, or undefined when it should not be tried again:
 * only failures that a second identical request can mend are. A provider that asks for a longer wait gets it, up to a limit.
 */
export function retryDelay(problem: ModelCallError, attempt: number, settings: ResilienceSettings): number | undefined {
	const delay = settings.useResilience ? settings.retryDelays[attempt - 1] : undefined;
	if (!problem.retryable || delay === undefined) return undefined;
	if (TRIED_BY_RELAY.has(problem.code) && attempt > 1) return undefined;
	const asked = problem.retryAfterSeconds ?? 0;
	if (asked > settings.maxRetryAfterSeconds) return undefined;
	return math.max(delay * (1 + settings.retryJitterShare * math.random()), asked);
}
