import { authoriseCompany } from '../../access/authorise';
import type { Context } from '../../access/context';
import { getServer } from '../../app';
import { listImports } from '../../repositories/imports';
import { read } from '../../repositories/transaction';

/** The file that a person goes on with, and how many wait. */
export interface WaitingView {
	id: string;
	name: string;
	/** `needs_mapping` is asked for its columns first. */
	status: 'preview' | 'needs_mapping';
	count: number;
}

/** Whoever sent more than these at once finds the rest on the data page. */
const NEWEST = { limit: 50, before: null };

/** The newest other file that waits for its check; null where nothing is left to do. */
export async function nextWaiting(
	context: Context,
	companyId: string,
	importId: string
): Promise<WaitingView | null> {
	const scope = authoriseCompany(context, 'import', 'read', companyId);
	const imports = await read(getServer().database, scope, (tx) => listImports(scope, tx, NEWEST));
	const waiting = imports.flatMap(({ importId: id, fileName: name, status }) =>
		id !== importId && (status === 'preview' || status === 'needs_mapping')
			? [{ id, name, status: status as WaitingView['status'] }]
			: []
	);
	const [next] = waiting;
	return next ? { ...next, count: waiting.length } : null;
}
