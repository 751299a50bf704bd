import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseBusy } from '../database';

/** Far beyond the longest commit; whoever waits longer meets a stuck process. */
const PATIENCE_MS = 20_000;
const LONGEST_PAUSE_MS = 40;

/**
 * Runs a synchronous attempt until no other process is in the way. Pauses grow and are drawn
 * at random, so that waiting processes do not meet again at the same instant; the event loop
 * is free meanwhile.
 */
export async function retryWhileBusy<T>(attempt: () => T): Promise<T> {
	const givesUpAt = performance.now() + PATIENCE_MS;
	for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
		try {
			return attempt();
		} catch (error) {
			if (!isBusy(error)) throw error;
			if (performance.now() > givesUpAt) throw new DatabaseBusy(error);
		}
		await sleep(pauseMs * (0.5 + Math.random()));
	}
}

function isBusy(error: unknown): boolean {
	const { code } = error as { code?: unknown };
	return typeof code === 'string' && code.startsWith('SQLITE_BUSY');
}
