import { pino, type Logger } from 'pino';
import { LOG_LEVELS } from './config';

/**
 * One JSON line per event on standard error, time in UTC. Standard output belongs to what
 * programs read (`Listening on …`, the command line's answers). Lines carry ids, routes and
 * codes; never consumption values, tokens, passwords, mail addresses or file names. JSON encodes
 * line breaks, so that no text from outside can forge a line.
 */
export const log: Logger = pino(
	{
		level: levelOf(process.env.LOG_LEVEL),
		base: null,
		timestamp: pino.stdTimeFunctions.isoTime,
		formatters: { level: (level) => ({ level }) },
		// Of an error only what names the place: databases add the row's own values.
		serializers: { err: describe },
		redact: ['password', 'token', 'email', 'authorization', 'cookie']
	},
	pino.destination({ dest: 2, sync: true })
);

/** Here a wrong level is no fault: config.ts stops the start with a sentence that names it. */
function levelOf(wanted: string | undefined): string {
	return LOG_LEVELS.find((level) => level === wanted) ?? 'info';
}

function describe(error: unknown): object {
	if (!(error instanceof Error)) return { type: typeof error };
	const { name, message, stack } = error;
	return { type: name, message, stack, code: (error as { code?: unknown }).code };
}
