import { z } from 'zod';
import { authoriseCompany } from '../../access/authorise';
import type { Context } from '../../access/context';
import { permits } from '../../access/policy';
import { relationsTo } from '../../access/relations';
import { getServer } from '../../app';
import { parseInput } from '../../input';
import { listIssuedReports } from '../../repositories/issued-reports';
import { read } from '../../repositories/transaction';
import { collect, statutoryYears, tableOf } from './collect';
import { issueViews, STATUTORY_TABLE } from './issue-view';
import type { StatutoryPage, StatutoryTableView } from './views';

export const statutoryYear = z.int().min(1990).max(2100);

const question = z.strictObject({ fiscalYear: statutoryYear });

/** The year's table for 省エネ法 and 温対法, as the figures stand now. */
export async function getStatutoryTable(
	context: Context,
	companyId: string,
	input: unknown
): Promise<StatutoryTableView> {
	const scope = authoriseCompany(context, 'statutory_table', 'read', companyId);
	const { fiscalYear } = parseInput(question, input);
	const found = await read(getServer().database, scope, (tx) => collect(scope, tx));
	return tableOf(found, fiscalYear);
}

const asked = z.strictObject({ fiscalYear: statutoryYear.nullable().default(null) });

/** The table of a year (the newest where none is asked for) and all that were issued. */
export async function getStatutoryPage(
	context: Context,
	companyId: string,
	input: unknown
): Promise<StatutoryPage> {
	const scope = authoriseCompany(context, 'statutory_table', 'read', companyId);
	const { fiscalYear } = parseInput(asked, input);
	const { principal } = context;
	const roles = principal ? relationsTo(principal, companyId).map(({ role }) => role) : [];
	return read(getServer().database, scope, async (tx) => {
		const found = await collect(scope, tx);
		const years = statutoryYears(found.usage);
		const shown = fiscalYear !== null && years.includes(fiscalYear) ? fiscalYear : years[0];
		return {
			years,
			table: shown === undefined ? null : tableOf(found, shown),
			issued: await issueViews(tx, await listIssuedReports(scope, tx, STATUTORY_TABLE)),
			mayIssue: permits(roles, ['statutory_table', 'create']) ? 'yes' : 'no'
		};
	});
}
