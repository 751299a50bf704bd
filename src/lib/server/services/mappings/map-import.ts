import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { Conflict, NotFound } from '../../errors';
import { findImport, moveImport, type Import } from '../../repositories/imports';
import { write } from '../../repositories/transaction';
import { CLAIM_MS, HAND_LAYOUT, type ImportRequest, type ReadJob } from '../imports/job';
import { readWithin, requirePoint } from '../imports/start-reading';
import { toImportView } from '../imports/view';
import type { ImportView } from '../views';
import { parseMap } from './input';
import { OPEN_STATUSES } from './trial';

/**
 * An import that is open is read again, from the file that was kept, as a person now says. It
 * stays the same import, and nothing of it counts before it is committed.
 */
export async function mapImport(
	context: Context,
	companyId: string,
	{ id, ...input }: { id: string } & Record<string, unknown>
): Promise<ImportView> {
	const scope = authoriseCompany(context, 'import', 'update', companyId);
	const request = parseMap(input);
	await requirePoint(scope, request);
	const row = await reopen(scope, id, request);
	return toImportView(await readWithin(scope, jobOf(scope, row, request)), context.locale);
}

async function reopen(scope: CompanyScope, importId: string, request: ImportRequest) {
	return write(getServer().database, scope, async (tx) => {
		const row = await findImport(scope, tx, importId);
		if (!row) throw new NotFound('not_found');
		// What was written by hand has no file to read.
		if (row.layoutId === HAND_LAYOUT) throw new Conflict('import.not_open', { status: row.status });
		const claim = { claimedBy: String(process.pid), claimedUntil: Date.now() + CLAIM_MS };
		const moved = await moveImport(scope, tx, {
			importId,
			from: [...OPEN_STATUSES],
			to: 'reading',
			changes: { ...UNREAD, ...claim, request: JSON.stringify(request) }
		});
		if (!moved) throw new Conflict('import.not_open', { status: row.status });
		return row;
	});
}

const UNREAD = {
	...{ layoutId: null, layoutReason: null, columns: null, findings: '[]' },
	counts: JSON.stringify({ new: 0, same: 0, conflict: 0, rejected: 0 })
};

function jobOf(scope: CompanyScope, row: Import, request: ImportRequest): ReadJob {
	const { importId, fileName, sha256 } = row;
	const { companyId, userId } = scope;
	const { rows: maxRows, unpackedBytes: maxUnpackedBytes } = getServer().config.limits;
	return {
		...{ importId, fileName, sha256, request, upload: null, nowMs: Date.now() },
		owner: { companyId, userId },
		...{ maxRows, maxUnpackedBytes }
	};
}
