import { newestRuleYear, underRuleOf } from '$lib/domain/energy/constant-rule';
import type { UsageMonth } from '$lib/domain/energy/energy-row';
import type { FactorLibrary } from '$lib/domain/factors/factor-library';
import type { RollUpPoint } from '$lib/domain/energy/roll-up';
import { breaksOf, seriesOf, type SeriesPeriod } from '$lib/domain/energy/series';
import { inLedgerUnit } from '$lib/domain/ledger/ledger-unit';
import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { listAllMeteringPoints } from '../../repositories/metering-points';
import { read } from '../../repositories/transaction';
import { listUsageMonths } from '../../repositories/usage';
import { existingCompany } from '../companies';
import { toUsageMonth } from '../derive/usage-rows';
import { bookOf } from '../editions/book-of';
import { Kept } from '../kept';
import { carriersWithData } from '../overview/year';
import type { SeriesData, SeriesView } from './views';

export type { SeriesData, SeriesView } from './views';

const ALL_MONTHS = { from: '0000-01', to: '9999-12' };

/** All years and months of a company, each by its own year's rule and all by the newest. */
export async function getSeries(context: Context, companyId: string): Promise<SeriesView> {
	const scope = authoriseCompany(context, 'energy', 'read', companyId);
	const found = await read(getServer().database, scope, async (tx) => ({
		company: await existingCompany(scope, tx),
		points: (await listAllMeteringPoints(scope, tx)).map(inLedgerUnit),
		usage: (await listUsageMonths(scope, tx, ALL_MONTHS)).map(toUsageMonth),
		library: (await bookOf(scope, tx)).library
	}));
	const { company, usage } = found;
	if (usage.length === 0) return { company, data: null };
	const { fiscalYearStartMonth, dataVersion } = company;
	const make = () => dataOf(found, fiscalYearStartMonth);
	return { company, data: kept.get(keyOf(scope, [dataVersion, fiscalYearStartMonth]), make) };
}

const kept = new Kept<SeriesData>(100);

/** Who sees some sites only has a series of their own. */
function keyOf({ companyId, sites }: CompanyScope, of: number[]): string {
	return JSON.stringify([companyId, sites, ...of]);
}

interface Found {
	usage: UsageMonth[];
	points: RollUpPoint[];
	library: FactorLibrary;
}

function dataOf({ usage, points, library }: Found, fiscalYearStartMonth: number): SeriesData {
	const ruleYear = newestRuleYear(library);
	const sameRule = underRuleOf(usage, ruleYear, library);
	const asked = { usage, sameRule, points, fiscalYearStartMonth };
	const years = seriesOf({ ...asked, step: 'fiscalYear' });
	const months = seriesOf({ ...asked, step: 'month' });
	return {
		...{ years, months, ruleYear },
		breaks: bothBreaks(years),
		monthBreaks: {
			gigajoules: breaksOf(months, 'gigajoules').map(({ at }) => at),
			co2KgAdjusted: breaksOf(months, 'co2KgAdjusted').map(({ at }) => at)
		},
		carriers: carriersWithData(usage)
	};
}

function bothBreaks(periods: readonly SeriesPeriod[]): SeriesData['breaks'] {
	return {
		gigajoules: breaksOf(periods, 'gigajoules'),
		co2KgAdjusted: breaksOf(periods, 'co2KgAdjusted')
	};
}
