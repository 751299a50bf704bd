import type { Trial } from './types';

const WAIT_MS = 200;

/**
 * Asks what the form comes to, a moment after the last change; an older question is given up.
 * Answers null where a newer one took over.
 */
export function trialAsker() {
	let current: AbortController | null = null;
	return async (action: string, fields: FormData): Promise<Trial | 'failed' | null> => {
		current?.abort();
		const mine = (current = new AbortController());
		try {
			await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
			if (mine.signal.aborted) return null;
			const headers = { accept: 'application/json' };
			const answer = await fetch(action, {
				method: 'POST',
				body: fields,
				headers,
				signal: mine.signal
			});
			return answer.ok ? ((await answer.json()) as Trial) : 'failed';
		} catch {
			return mine.signal.aborted ? null : 'failed';
		}
	};
}
