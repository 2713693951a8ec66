import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";

import type { LuauFunction, LuauScalar, LuauVm } from "../vm/luau-vm.ts";
import { performRequest, type HttpRequest } from "./http-client.ts";
import { createHttpStreams } from "./http-streams.ts";
import { listServiceModules, readLuauModule } from "./luau-modules.ts";
import { describeClass, describeClasses, describeDefaults, describeEnum, describeEnumNames } from "./reflection.ts";
import { compileCore, compileScript } from "./script-prelude.ts";
import type { SourceRecords } from "./source-records.ts";

/** What the operations need from the studio they serve. */
export interface HostContext {
	readonly records: SourceRecords;
	readonly vm: () => LuauVm;
	/** Hands an answer to the Luau thread or listener that holds the ticket. */
	readonly answer: (ticket: number, ...values: readonly LuauScalar[]) => void;
	readonly print: (kind: string, message: string, stack: string) => void;
	readonly message: (channel: string, text: string) => void;
	readonly result: (ticket: number, ok: boolean, text: string | undefined, trace: string) => void;
}

type Operation = (...args: readonly LuauScalar[]) => LuauScalar | LuauFunction;

export interface HostOperations {
	/** Runs `host(op, …)`. Throws for an unknown operation. */
	run(op: string, args: readonly LuauScalar[]): LuauScalar | LuauFunction;
	/** Abandons what is under way. */
	close(): void;
}

/** Everything Luau can ask of JavaScript, by name. */
export function createHostOperations(context: HostContext): HostOperations {
	const abort = new AbortController();
	const operations: Readonly<Record<string, Operation>> = {
		...codeOperations(context),
		...reflectionOperations(),
		...recordOperations(context.records),
		...messageOperations(context),
		...httpOperations(context, abort.signal),
	};
	return {
		run: (op, args) => {
			const operation = operations[op];
			if (operation === undefined) {
				throw new Error(`The host has no operation called ${op}.`);
			}
			return operation(...args);
		},
		close: () => abort.abort(),
	};
}

function codeOperations({ vm, records }: HostContext): Record<string, Operation> {
	return {
		module: (name) => compileCore(vm(), readLuauModule(String(name)), `=${String(name)}`),
		serviceModules: () => listServiceModules().join("\n"),
		compile: (source, chunkName) => compileScript(vm(), String(source), String(chunkName)),
		compileFile: (id, chunkName) => compileScript(vm(), records.source(Number(id)), String(chunkName)),
		calibrateTrust: (frozenTable, plainTable) => {
			vm().trust.calibrate(String(frozenTable), String(plainTable));
			return undefined;
		},
		trust: (table) => {
			vm().trust.mark(String(table));
			return undefined;
		},
	};
}

function reflectionOperations(): Record<string, Operation> {
	return {
		class: (name) => describeClass(String(name)),
		classes: () => describeClasses(),
		defaults: (name) => describeDefaults(String(name)),
		enum: (name) => describeEnum(String(name)),
		enumNames: () => describeEnumNames(),
		brickColors: () => readFileSync(new URL("../../data/brick-colors.json", import.meta.url), "utf8"),
	};
}

function recordOperations(records: SourceRecords): Record<string, Operation> {
	return {
		property: (id, name) => records.property(Number(id), String(name)),
		attributes: (id) => records.attributes(Number(id)),
		tags: (id) => records.tags(Number(id)),
	};
}

function messageOperations(context: HostContext): Record<string, Operation> {
	return {
		print: (kind, message, stack) => {
			context.print(String(kind), String(message), String(stack));
			return undefined;
		},
		emit: (channel, text) => {
			context.message(String(channel), String(text));
			return undefined;
		},
		result: (ticket, ok, text, trace) => {
			context.result(Number(ticket), ok === true, text === undefined ? undefined : String(text), String(trace ?? ""));
			return undefined;
		},
		epoch: () => Date.now() / 1000,
		guid: () => randomUUID().toUpperCase(),
	};
}

function httpOperations(context: HostContext, signal: AbortSignal): Record<string, Operation> {
	const streams = createHttpStreams(signal);
	return {
		openStream: (ticket, requestJson, body) => {
			const request = readRequest(requestJson, body);
			streams.open(Number(ticket), request, (...values) => context.answer(Number(ticket), ...values));
			return undefined;
		},
		closeStream: (ticket) => {
			streams.close(Number(ticket));
			return undefined;
		},
		http: (ticket, requestJson, body) => {
			void performRequest(readRequest(requestJson, body), signal).then((outcome) => {
				if (signal.aborted) {
					return;
				}
				if (outcome.ok) {
					context.answer(Number(ticket), true, JSON.stringify(outcome.head), outcome.body);
				} else {
					context.answer(Number(ticket), false, outcome.problem);
				}
			});
			return undefined;
		},
	};
}

function readRequest(requestJson: LuauScalar, body: LuauScalar): HttpRequest {
	const options = JSON.parse(String(requestJson)) as HttpRequest;
	return body === undefined ? options : { ...options, Body: String(body) };
}
