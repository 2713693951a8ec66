import type { Outcome } from "../outcome";
import { failure, success } from "../outcome";
import type { EventStreamListener, Http, HttpRequest, HttpResponse } from "../ports/http";

export interface FakeHttp extends Http {
	/** Every request made so far, event streams included. */
	readonly requests: readonly HttpRequest[];
}

export interface FakeHttpScript {
	/** Answers a request; undefined means that nobody listens. */
	readonly answer?: (request: HttpRequest) => HttpResponse | undefined;
	/** Plays an event stream to its listener; without it, event streams are not available. */
	readonly stream?: (request: HttpRequest, listener: EventStreamListener) => void;
}

/** An Http port that talks to functions instead of sockets. */
export function createFakeHttp(plan: FakeHttpScript = {}): FakeHttp {
	const requests = new Array<HttpRequest>();
	return {
		requests,
		request(request): Outcome<HttpResponse> {
			requests.push(request);
			const response = plan.answer?.(request);
			return response === undefined ? failure(`Nothing answers at ${request.url}.`) : success(response);
		},
		openEventStream(request, listener) {
			requests.push(request);
			const { stream } = plan;
			if (stream === undefined) return failure("Event streams are not available here.");
			task.spawn(() => stream(request, listener));
			return success({ close: () => {} });
		},
	};
}
