import type { IssuedReport } from '../../repositories/issued-reports';
import type { ReadTx } from '../../repositories/transaction';
import { listUserNames } from '../../repositories/users';
import type { IssueView } from './views';

/** Kind of report in `issued_report`. */
export const STATUTORY_TABLE = 'statutory_table';

type Issue = Omit<IssuedReport, 'content'>;

export async function issueViews(tx: ReadTx, reports: readonly Issue[]): Promise<IssueView[]> {
	const people = reports.map(({ issuedBy }) => issuedBy);
	const names = await listUserNames(tx, people);
	return reports.map(({ reportId, fiscalYear, issuedAt, issuedBy, replacedBy }) => ({
		...{ id: reportId, fiscalYear, replacedBy },
		issuedAt: new Date(issuedAt).toISOString(),
		issuedBy: names.get(issuedBy) ?? null
	}));
}
