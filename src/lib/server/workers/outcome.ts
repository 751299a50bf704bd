import * as errors from '../errors';
import { NamedError } from '../errors';

/**
 * What crosses the border between processes. Classes do not survive it, so a named refusal goes
 * as data and becomes itself again on the other side; anything else stays the fault it is.
 */
export type WorkOutcome =
	| { done: unknown }
	| { refused: Pick<NamedError, 'code' | 'params' | 'findings'> & { kind: string } };

/** By the names they are exported under: a bundler may rename the classes themselves. */
const KINDS = Object.entries(errors).filter(([, kind]) => kind !== NamedError);

export async function toOutcome(work: () => Promise<unknown>): Promise<WorkOutcome> {
	try {
		return { done: await work() };
	} catch (error) {
		if (!(error instanceof NamedError)) throw error;
		const [kind] = KINDS.find(([, one]) => error instanceof one) ?? ['NamedError'];
		const { code, params, findings } = error;
		return { refused: { kind, code, params, findings } };
	}
}

export function fromOutcome<T>(outcome: WorkOutcome): T {
	if ('done' in outcome) return outcome.done as T;
	const { kind, code, params, findings } = outcome.refused;
	const [, Kind] = KINDS.find(([name]) => name === kind) ?? ['', NamedError];
	throw new Kind(code, params, findings);
}
