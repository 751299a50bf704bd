import { z } from 'zod';
import { driverLabel, type DriverKind } from '$lib/domain/drivers/driver';
import { intensityMonths, intensityOver, type IntensityMonth } from '$lib/domain/energy/intensity';
import { inLedgerUnit } from '$lib/domain/ledger/ledger-unit';
import { addMonths, type Month } from '$lib/domain/time/day';
import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { parseInput } from '../../input';
import { listDrivers } from '../../repositories/drivers';
import { listAllMeteringPoints } from '../../repositories/metering-points';
import { listSites } from '../../repositories/sites';
import { read, type ReadTx } from '../../repositories/transaction';
import { listUsageMonths } from '../../repositories/usage';
import { existingCompany } from '../companies';
import { toUsageMonth } from '../derive/usage-rows';
import { viewsOf } from '../drivers/find';
import type { DriverView } from '../drivers/views';
import { fiscalYearStretch, monthsIn } from '../overview/periods';
import { energyOfMonths } from './energy-of-months';
import { INTENSITY_MEASURES, type IntensityDriver, type IntensityView } from './views';

const question = z.object({
	driver: z.string().max(64).nullable().catch(null),
	measure: z.enum(INTENSITY_MEASURES).catch('gigajoules'),
	fiscalYear: z.int().min(1900).max(2200)
});

/** Energy over a driver (原単位) by month and fiscal year; null where no driver has a figure. */
export async function getIntensity(
	context: Context,
	companyId: string,
	input: unknown
): Promise<IntensityView | null> {
	const scope = authoriseCompany(context, 'driver', 'read', companyId);
	authoriseCompany(context, 'energy', 'read', companyId);
	const asked = parseInput(question, input);
	const found = await read(getServer().database, scope, (tx) => collect(scope, tx));
	const drivers = found.drivers.map((one) => choiceOf(one, found.siteNames));
	const at = Math.max(
		0,
		drivers.findIndex(({ id }) => id === asked.driver)
	);
	const [chosen, driver] = [found.drivers[at], drivers[at]];
	if (!chosen || !driver) return null;
	const { measure, fiscalYear } = asked;
	return { drivers, driver, measure, fiscalYear, ...figuresOf(found, chosen, asked) };
}

type Found = Awaited<ReturnType<typeof collect>>;

async function collect(scope: CompanyScope, tx: ReadTx) {
	const { fiscalYearStartMonth } = await existingCompany(scope, tx);
	const drivers = await viewsOf(scope, tx, await listDrivers(scope, tx));
	const known = drivers.filter(({ months }) => months.length > 0);
	const sites = await listSites(scope, tx, { limit: 10_000, after: null });
	return {
		...{ fiscalYearStartMonth, drivers: known },
		siteNames: new Map(sites.map(({ siteId, name }) => [siteId, name])),
		points: (await listAllMeteringPoints(scope, tx)).map(inLedgerUnit),
		usage: (await listUsageMonths(scope, tx, ALL_MONTHS)).map(toUsageMonth)
	};
}

const ALL_MONTHS = { from: '0000-01', to: '9999-12' };

function choiceOf(
	{ id, name, siteId, kind, unit }: DriverView,
	siteNames: ReadonlyMap<string, string>
): IntensityDriver {
	const label = driverLabel(name, siteId === null ? null : (siteNames.get(siteId) ?? null));
	return { id, label, kind, unit };
}

/** As many years back as a table shows at a glance. */
const MOST_YEARS = 5;

function figuresOf(
	found: Found,
	driver: DriverView,
	{ measure, fiscalYear }: z.output<typeof question>
): Pick<IntensityView, 'months' | 'previous' | 'compared' | 'years'> {
	const of = (months: readonly Month[]) =>
		intensityMonths(
			months,
			energyOfMonths(found, { months, measure, siteId: driver.siteId }),
			driver.months
		);
	const monthsOf = (year: number) =>
		of(monthsIn(fiscalYearStretch(year, found.fiscalYearStartMonth)));
	const [months, previous] = [monthsOf(fiscalYear), monthsOf(fiscalYear - 1)];
	const years = [...new Set(driver.months.map((one) => one.fiscalYear))]
		.sort((a, b) => b - a)
		.slice(0, MOST_YEARS)
		.map((year) => ({ fiscalYear: year, ...intensityOver(driver.kind, monthsOf(year)) }))
		.filter((year) => year.months > 0);
	return { months, previous, compared: compare(driver.kind, months, previous), years };
}

/** Only months that are known in both years: a year that has begun is no cheaper for it. */
function compare(
	kind: DriverKind,
	months: readonly IntensityMonth[],
	previous: readonly IntensityMonth[]
): IntensityView['compared'] {
	const isKnown = ({ energy, driver }: IntensityMonth) => energy !== null && driver !== null;
	const before = previous.filter(isKnown);
	const here = new Set(before.map(({ month }) => addMonths(month, 12)));
	const now = months.filter((one) => isKnown(one) && here.has(one.month));
	if (now.length === 0) return null;
	const there = new Set(now.map(({ month }) => addMonths(month, -12)));
	return {
		now: intensityOver(kind, now),
		before: intensityOver(
			kind,
			before.filter(({ month }) => there.has(month))
		)
	};
}
