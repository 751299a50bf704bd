import { z } from 'zod';
import type { FactorBook } from '$lib/domain/factors/factor-book';
import { deduct, type Deductions } from '$lib/domain/ghg/deductions';
import { nationalAverageOf } from '$lib/domain/ghg/national-average';
import { purchasesOf, scopesOf, type Scopes } from '$lib/domain/ghg/scopes';
import { inLedgerUnit } from '$lib/domain/ledger/ledger-unit';
import { fiscalYearOf, monthOf, todayInJapan } from '$lib/domain/time/day';
import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { parseInput } from '../../input';
import { listCertificates } from '../../repositories/certificates';
import { listAllMeteringPoints } from '../../repositories/metering-points';
import { listScope3Entries } from '../../repositories/scope3-entries';
import { type ReadTx, read } from '../../repositories/transaction';
import { listUsageMonths } from '../../repositories/usage';
import { withMessage } from '../../sentences';
import { toCertificate } from '../certificates/views';
import { existingCompany } from '../companies';
import { numeric } from '../company-input';
import { distinctFindings, toUsageMonth } from '../derive/usage-rows';
import { bookOf } from '../editions/book-of';
import { fiscalYearsOf, fiscalYearStretch, monthsIn } from '../overview/periods';
import { factorsBehind } from '../overview/year';
import { totalsOf } from '../scope3/totals';
import { viewOf, type GhgView } from './views';

export type { GhgView } from './views';

const question = z.strictObject({
	fiscalYear: numeric(z.int().min(1900).max(2200)).nullish()
});

/** Scopes 1, 2 and 3 of a fiscal year of the company; the newest one where none is named. */
export async function getGhg(
	context: Context,
	companyId: string,
	input: unknown = {}
): Promise<GhgView> {
	const scope = authoriseCompany(context, 'ghg', 'read', companyId);
	const { fiscalYear } = parseInput(question, input);
	const found = await read(getServer().database, scope, (tx) => collect(scope, tx));
	const { usage, fiscalYearStartMonth: startMonth } = found;
	const thisYear = fiscalYearOf(monthOf(todayInJapan(Date.now())), startMonth);
	const years = [
		...new Set([...fiscalYearsOf(usage, startMonth), ...found.entries.map((one) => one.fiscalYear)])
	].sort((a, b) => b - a);
	const shown = fiscalYear ?? years[0] ?? thisYear;
	const stretch = fiscalYearStretch(shown, startMonth);
	const months = monthsIn(stretch);
	const inYear = usage.filter(({ month }) => months.includes(month));
	const findings = distinctFindings(inYear).map((one) => withMessage(one, context.locale));
	return viewOf({
		...{ fiscalYear: shown, years, months: stretch },
		scopes: scopesIn(found, months),
		deductions: deductionsIn(found, months),
		certificates: found.certificates,
		scope3: totalsOf(found.entries, shown),
		factors: factorsBehind(inYear, stretch, found.book),
		findings
	});
}

type Found = Awaited<ReturnType<typeof collect>>;

const ALL_MONTHS = { from: '0000-01', to: '9999-12' };

async function collect(scope: CompanyScope, tx: ReadTx) {
	const { fiscalYearStartMonth } = await existingCompany(scope, tx);
	const certificates = await listCertificates(scope, tx);
	const entries = await listScope3Entries(scope, tx);
	return {
		fiscalYearStartMonth,
		usage: (await listUsageMonths(scope, tx, ALL_MONTHS)).map(toUsageMonth),
		points: (await listAllMeteringPoints(scope, tx)).map(inLedgerUnit),
		certificates: certificates.filter(({ endedAt }) => endedAt === null),
		entries: entries.filter(({ endedAt }) => endedAt === null),
		book: await bookOf(scope, tx)
	};
}

function scopesIn(found: Found, months: string[]): Scopes {
	const { usage, points, fiscalYearStartMonth, book } = found;
	const averageOf = (year: number) => nationalAverageOf(year, book.library);
	return scopesOf({
		usage: usage.filter(({ month }) => months.includes(month)),
		...{ points, months, fiscalYearStartMonth, averageOf }
	});
}

function deductionsIn({ usage, certificates, book }: Found, months: string[]): Deductions {
	return deduct({
		purchases: purchasesOf(usage),
		certificates: certificates.map(toCertificate),
		months: new Set(months),
		nationalAverage: averagePerKwh(book)
	});
}

function averagePerKwh({ library }: FactorBook) {
	return (month: string) => nationalAverageOf(fiscalYearOf(month), library)?.kgCo2PerKwh ?? null;
}
