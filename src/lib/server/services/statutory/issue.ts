import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { changedFigures } from '$lib/domain/statutory/compare-tables';
import { authoriseCompany } from '../../access/authorise';
import type { Context } from '../../access/context';
import { getServer } from '../../app';
import { Conflict, NotFound } from '../../errors';
import { parseInput } from '../../input';
import { lockCompany } from '../../repositories/companies';
import {
	findIssuedReport,
	insertIssuedReport,
	replaceIssuedReports,
	type IssuedReport
} from '../../repositories/issued-reports';
import { read, write } from '../../repositories/transaction';
import { recordDeed } from '../records/deeds';
import { statutoryYear } from '.';
import { collect, tableOf } from './collect';
import { issueViews, STATUTORY_TABLE } from './issue-view';
import type { IssuedPage, StatutoryTableView } from './views';

const issuing = z.strictObject({ fiscalYear: z.coerce.number().pipe(statutoryYear) });

/**
 * Keeps the year's table as it stands now, for good: what is computed later moves nothing of it.
 * Earlier issues of the year stay too, marked as replaced by this one.
 */
export async function issueStatutoryTable(
	context: Context,
	companyId: string,
	input: unknown
): Promise<{ id: string }> {
	const scope = authoriseCompany(context, 'statutory_table', 'create', companyId);
	const { fiscalYear } = parseInput(issuing, input);
	return write(getServer().database, scope, async (tx) => {
		await lockCompany(scope, tx);
		const table = tableOf(await collect(scope, tx), fiscalYear);
		if (table.coveredDays === 0) throw new Conflict('report.no_data', { year: fiscalYear });
		const [reportId, now] = [randomUUID(), Date.now()];
		const by = { issuedBy: scope.userId, issuedAt: now };
		await insertIssuedReport(scope, tx, { reportId, ...contentOf(table), ...by });
		await replaceIssuedReports(scope, tx, { kind: STATUTORY_TABLE, fiscalYear, reportId, now });
		await recordDeed(scope, tx, { event: 'report.issue', reportId, fiscalYear });
		return { id: reportId };
	});
}

function contentOf(table: StatutoryTableView) {
	const used = table.lines.flatMap(({ factors, conversions }) => [...factors, ...conversions]);
	return {
		kind: STATUTORY_TABLE,
		fiscalYear: table.fiscalYear,
		content: JSON.stringify(table),
		dataVersion: table.dataVersion,
		factorIds: JSON.stringify([...new Set(used.map(({ id }) => id))])
	};
}

/** An issued table with its own figures, and where today's are others. */
export async function getIssuedTable(
	context: Context,
	companyId: string,
	reportId: string
): Promise<IssuedPage> {
	const scope = authoriseCompany(context, 'statutory_table', 'read', companyId);
	return read(getServer().database, scope, async (tx) => {
		const report = await findIssuedReport(scope, tx, reportId);
		if (!report || report.kind !== STATUTORY_TABLE) throw new NotFound('not_found');
		const table = issuedTable(report);
		const today = tableOf(await collect(scope, tx), report.fiscalYear);
		const [issue] = await issueViews(tx, [report]);
		return { issue: issue!, table, changes: changedFigures(table, today) };
	});
}

function issuedTable({ content }: IssuedReport): StatutoryTableView {
	return JSON.parse(content) as StatutoryTableView;
}
