/** Takes one line without a line end. Lines name routes, ids, codes and times; never bodies, keys or headers. */
export type Log = (line: string) => void;

/** Writes lines with a UTC time to standard error. */
export const consoleLog: Log = (line) => {
	process.stderr.write(`${new Date().toISOString().slice(11, 23)} ${line}\n`);
};

export const silentLog: Log = () => {};
