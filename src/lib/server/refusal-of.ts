import { DatabaseBusy } from './db/database';
import { Unavailable } from './errors';

const RETRY_SECONDS = 5;

/** The database knows no requests: that it stays busy becomes a refusal here, the rest passes. */
export function refusalOf(thrown: unknown): unknown {
	if (!(thrown instanceof DatabaseBusy)) return thrown;
	return new Unavailable('database.busy', { seconds: RETRY_SECONDS });
}
