/** Whether a Host header, lower case, names the relay that listens on `port`. `extra` lists further exact values. */
export const isAllowedHost = (host: string, port: number, extra: readonly string[]): boolean => {
	const names = ["127.0.0.1", "localhost", "[::1]"];
	return names.some((name) => host === `${name}:${port}` || (port === 80 && host === name)) || extra.includes(host);
};
