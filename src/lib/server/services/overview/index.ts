import { z } from 'zod';
import type { FactorBook } from '$lib/domain/factors/factor-book';
import { addMonths, fiscalYearOf, todayInJapan } from '$lib/domain/time/day';
import { rollUp } from '$lib/domain/energy/roll-up';
import { inLedgerUnit } from '$lib/domain/ledger/ledger-unit';
import { authoriseCompany } from '../../access/authorise';
import type { Context } from '../../access/context';
import { getServer } from '../../app';
import { NotFound } from '../../errors';
import { parseInput } from '../../input';
import { findCompany } from '../../repositories/companies';
import { listImports } from '../../repositories/imports';
import { listAllMeteringPoints } from '../../repositories/metering-points';
import { listClosedMonths } from '../../repositories/month-closings';
import { read, type CompanyScope, type ReadTx } from '../../repositories/transaction';
import { listUsageMonths } from '../../repositories/usage';
import { withMessage } from '../../sentences';
import { viewOf as companyView } from '../companies';
import { type CalendarPoint, collectPoints } from '../completeness/collect';
import { nextUploadsOf } from '../completeness/next';
import { findingsWithin } from '../derive/point-uses';
import { distinctFindings, toUsageMonth, type FoundMonth } from '../derive/usage-rows';
import type { OverviewData, OverviewView } from '../overview-views';
import { bookOf } from '../editions/book-of';
import { compareWithYearBefore } from './comparison';
import { deliveryFindings, type DeliveryFinding } from './delivery-findings';
import { Kept } from '../kept';
import { listRestatementNotices } from '../restatements/of-company';
import { nextSteps } from './next-steps';
import {
	fiscalYearStretch,
	fiscalYearsOf,
	lastComparableMonth,
	monthsIn,
	type Usage
} from './periods';
import { isOfCompany, isSharingOpen } from './sharing';
import { carriersWithData, factorsBehind, monthTable } from './year';

const question = z.object({ fiscalYear: z.int().min(1900).max(2200).optional() });

/** What the company's first page shows: yen, energy, CO2, and what to do next. */
export async function getOverview(
	context: Context,
	companyId: string,
	input: unknown = {}
): Promise<OverviewView> {
	const scope = authoriseCompany(context, 'energy', 'read', companyId);
	const { fiscalYear } = parseInput(question, input);
	const found = await read(getServer().database, scope, async (tx) => ({
		...(await collect(scope, tx)),
		sharing: (await isSharingOpen(context, scope, tx)) ? ('open' as const) : ('fine' as const)
	}));
	if (!found.company) throw new NotFound('not_found');
	const { dataVersion, fiscalYearStartMonth: startMonth } = found.company;
	const years = fiscalYearsOf(found.usage, startMonth);
	const shown = fiscalYear !== undefined && years.includes(fiscalYear) ? fiscalYear : years[0];
	return {
		company: companyView(found.company),
		data:
			shown === undefined
				? null
				: keptYears.get(keyOf(scope, [dataVersion, startMonth, shown, context.locale]), () =>
						overviewData(found, { shown, years, startMonth, context })
					),
		editions: found.editions,
		nextSteps: isOfCompany(context, companyId)
			? nextSteps({ companyId, ...found, uploads: uploadsOf(found.calendar) })
			: []
	};
}

/** Overviews of fiscal years: read far more often than their data changes. */
const keptYears = new Kept<OverviewData>(300);

/** Who sees some sites only has an overview of their own. */
function keyOf({ companyId, sites }: CompanyScope, of: (string | number)[]): string {
	return JSON.stringify([companyId, sites, ...of]);
}

const uploadsOf = (calendar: CalendarPoint[]) => nextUploadsOf(calendar, todayInJapan(Date.now()));

const ALL_MONTHS = { from: '0000-01', to: '9999-12' };

async function collect(scope: CompanyScope, tx: ReadTx) {
	const usage = (await listUsageMonths(scope, tx, ALL_MONTHS)).map(toUsageMonth);
	const points = (await listAllMeteringPoints(scope, tx)).map(inLedgerUnit);
	const active = new Set(usage.map((one) => one.meteringPointId));
	const calendar = await collectPoints(scope, tx);
	return {
		company: await findCompany(scope, tx),
		points: points.filter((point) => active.has(point.meteringPointId)),
		usage,
		closed: await listClosedMonths(scope, tx),
		book: await bookOf(scope, tx),
		calendar,
		deliveries: await deliveryFindings(scope, tx, calendar),
		editions: scope.sites === 'all' ? await listRestatementNotices(scope, tx, Date.now()) : [],
		imports: scope.sites === 'all' ? await listImports(scope, tx, { limit: 50, before: null }) : []
	};
}

interface Shown {
	shown: number;
	years: number[];
	startMonth: number;
	context: Context;
}

function within(usage: FoundMonth[], from: string, to: string): FoundMonth[] {
	return usage.filter(({ month }) => month >= from && month <= to);
}

function overviewData(
	known: Usage & {
		usage: FoundMonth[];
		closed: string[];
		book: FactorBook;
		deliveries: DeliveryFinding[];
	},
	{ shown, years, startMonth, context }: Shown
): OverviewData {
	const year = fiscalYearStretch(shown, startMonth);
	const lastMonth = lastComparableMonth(known, year)!;
	const comparing = (from: string) => compareWithYearBefore(known, { from, to: lastMonth });
	const { findings } = rollUp({
		...known,
		months: monthsIn({ from: year.from, to: lastMonth }),
		by: [],
		fiscalYearStartMonth: startMonth
	});
	return {
		fiscalYear: fiscalYearOf(lastMonth, startMonth),
		fiscalYears: years,
		lastMonth,
		yearToDate: comparing(year.from),
		month: comparing(lastMonth),
		rolling12: comparing(addMonths(lastMonth, -11)),
		carriers: carriersWithData(known.usage),
		months: monthTable(known, year),
		factors: factorsBehind(known.usage, year, known.book),
		findings: [
			...findings,
			...distinctFindings(within(known.usage, year.from, lastMonth)),
			...findingsWithin(
				known.deliveries.map(({ finding }) => finding),
				year
			)
		].map((one) => withMessage(one, context.locale))
	};
}
