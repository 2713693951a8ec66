interface KnownError {
	/** Luau patterns over the lower-cased message; one match is enough. */
	readonly patterns: readonly string[];
	readonly sentence: (origin: string) => string;
}

const KNOWN: readonly KnownError[] = [
	{
		patterns: ["requests are not enabled", "httpenabled"],
		sentence: () =>
			"Studio blocks web requests in this place: open Game Settings > Security, switch on Allow HTTP Requests, then try again.",
	},
	{
		patterns: ["permission", "not allowed to access", "access denied", "denied by"],
		sentence: (origin) =>
			`Studio does not let Vector reach ${origin}: allow the address for Vector under Plugins > Manage Plugins, then try again.`,
	},
	{
		patterns: ["connectfail", "connection refused", "netfail", "could ?n[o']t connect", "econnrefused"],
		sentence: (origin) =>
			`The relay at ${origin} does not answer: start it with "vector relay", or set its address in Vector's settings.`,
	},
	{
		patterns: ["dnsresolve", "resolve host", "invalid ?url", "malformed"],
		sentence: (origin) => `There is no relay at ${origin}: correct the relay address in Vector's settings.`,
	},
	{
		patterns: ["timed ?out", "timeout"],
		sentence: (origin) =>
			`The relay at ${origin} took too long to answer: check that it is running and not overloaded, then try again.`,
	},
	{
		patterns: ["ssl", "certificate", "trust check"],
		sentence: (origin) =>
			`The secure connection to ${origin} failed: check the relay's certificate, or use http:// for a relay on this computer.`,
	},
	{
		patterns: ["port"],
		sentence: (origin) =>
			`Studio does not allow the port of ${origin}: run the relay on a port above 1024 other than 1194, and set that address in Vector's settings.`,
	},
	{
		patterns: ["number of requests exceeded", "too many requests"],
		sentence: () => "Studio's limit of web requests per minute is reached: wait a minute, then try again.",
	},
	{
		patterns: ["connectionclosed", "connection closed", "reset", "aborted"],
		sentence: (origin) =>
			`The relay at ${origin} closed the connection before it answered: see the relay's log, then try again.`,
	},
];

/** Turns what HttpService throws into one sentence with the next action. `url` is the address that was asked. */
export function explainHttpError(url: string, reason: string): string {
	const origin = originOf(url);
	const text = reason.lower();
	const known = KNOWN.find((candidate) =>
		candidate.patterns.some((pattern) => string.find(text, pattern)[0] !== undefined),
	);
	return (
		known?.sentence(origin) ??
		`The request to ${origin} failed (${reason}): check that the relay is running, then try again.`
	);
}

/** Scheme, host and port; the rest of an address can hold identifiers that say nothing to the user. */
function originOf(url: string): string {
	const origin = string.match(url, "^%a+://[^/%?#]+")[0] as string | undefined;
	return origin ?? url;
}
