/**
 * The library for XLS tells the console of each record that it does not know, and a file may hold
 * a million of them: no file may fill the log of the server.
 */
export function withoutConsole<T>(work: () => T): T {
	const { error } = console;
	console.error = () => undefined;
	try {
		return work();
	} finally {
		console.error = error;
	}
}
