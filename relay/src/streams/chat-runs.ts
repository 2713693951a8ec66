import { randomBytes } from "node:crypto";

import type { Dialect } from "../../../plugin-ts/core/wire.ts";
import type { ReplyWatch } from "../dialects/reply-watch.ts";
import { createFramer } from "../framing/framer.ts";
import type { Log } from "../log.ts";
import type { ReadyProvider } from "../providers/provider.ts";
import { asRelayError, RelayError, toWireError } from "../relay-error.ts";
import type { Redactor } from "../security/redactor.ts";
import type { Settings } from "../settings.ts";
import { forwardReply } from "../upstream/forward-reply.ts";
import { openReply } from "../upstream/open-reply.ts";
import type { Transport, UpstreamCall } from "../upstream/transport.ts";
import type { StreamStore } from "./stream-store.ts";

export interface ChatRunRequest {
	readonly provider: ReadyProvider;
	readonly model: string;
	readonly dialect: Dialect;
	readonly watch: ReplyWatch;
	readonly call: UpstreamCall;
}

/** The upstream calls that are under way in this process. */
export interface ChatRuns {
	/** Starts the call and returns its stream's id at once. */
	start(request: ChatRunRequest): Promise<string>;
	/** Says that somebody reads the stream; call the result when they stop. */
	attach(id: string): () => void;
	/** Cancels the upstream call. False when there is none under way for the id. */
	cancel(id: string): boolean;
	/** Cancels everything and waits until the last frames are stored. */
	close(): Promise<void>;
}

export interface ChatRunsOptions {
	readonly settings: Settings;
	readonly store: StreamStore;
	readonly transport: Transport;
	readonly redactor: Redactor;
	readonly log: Log;
}

interface Run {
	readonly cancel: AbortController;
	readers: number;
	grace: NodeJS.Timeout | undefined;
	/** The last frame is stored; only the connection is still to be closed. */
	isDone: boolean;
	finished: Promise<void>;
}

const stopped = (code: string, message: string, hint: string, retryable = true): RelayError =>
	new RelayError(code, message, hint, { retryable });

/** Runs upstream calls into the store. A call that nobody reads for the grace period is cancelled, so that nothing is billed unseen. */
export const createChatRuns = ({ settings, store, transport, redactor, log }: ChatRunsOptions): ChatRuns => {
	const runs = new Map<string, Run>();

	const startGrace = (run: Run): void => {
		clearTimeout(run.grace);
		run.grace = setTimeout(() => {
			run.cancel.abort(
				stopped("client_gone", "Nobody read the reply, so the relay cancelled it.", "Send the request again."),
			);
		}, settings.graceMs);
	};

	const pump = async (id: string, request: ChatRunRequest, run: Run): Promise<void> => {
		const provider = request.provider.id;
		const startedAt = performance.now();
		const framer = createFramer();
		let frameCount = 0;
		let attempts = 0;
		let outcome = "done";
		try {
			const reply = await openReply(request.call, {
				provider,
				transport: request.provider.transport ?? transport,
				limits: settings.upstream,
				signal: run.cancel.signal,
			});
			attempts = reply.attempts;
			await forwardReply(reply, {
				provider,
				watch: request.watch,
				framer,
				maxReplyBytes: settings.upstream.maxReplyBytes,
				redact: redactor.data,
				emit: (frames, isLast) => {
					frameCount += frames.length;
					run.isDone = isLast;
					return store.append(id, frames, isLast);
				},
			});
		} catch (cause) {
			if (!(cause instanceof RelayError)) log(`chat ${id.slice(0, 8)} unexpected: ${redactor.text(String(cause))}`);
			const error = asRelayError(cause);
			outcome = `error ${error.code}`;
			await store.append(id, [framer.error({ ...toWireError(error, redactor.text), provider })], true);
		}
		const took = Math.round(performance.now() - startedAt);
		log(
			`chat ${id.slice(0, 8)} ${provider} ${request.model} ${outcome} frames=${frameCount} attempts=${attempts} ${took}ms`,
		);
	};

	return {
		start: async (request) => {
			const id = randomBytes(18).toString("base64url");
			await store.open(id);
			const cancel = new AbortController();
			const run: Run = { cancel, readers: 0, grace: undefined, isDone: false, finished: Promise.resolve() };
			runs.set(id, run);
			startGrace(run);
			run.finished = pump(id, request, run).finally(() => {
				clearTimeout(run.grace);
				runs.delete(id);
			});
			return id;
		},
		attach: (id) => {
			const run = runs.get(id);
			if (run === undefined) return () => {};
			run.readers += 1;
			clearTimeout(run.grace);
			let isReleased = false;
			return () => {
				if (isReleased) return;
				isReleased = true;
				run.readers -= 1;
				if (run.readers === 0 && runs.get(id) === run) startGrace(run);
			};
		},
		cancel: (id) => {
			const run = runs.get(id);
			run?.cancel.abort(
				stopped("cancelled", "The reply was cancelled.", "Send the request again when you want it.", false),
			);
			return run !== undefined && !run.isDone;
		},
		close: async () => {
			const finishing = [...runs.values()].map((run) => {
				run.cancel.abort(
					stopped("relay_closing", "The relay is shutting down.", "Start the relay again, then repeat the step."),
				);
				return run.finished;
			});
			await Promise.all(finishing);
		},
	};
};
