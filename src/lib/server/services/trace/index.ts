import { z } from 'zod';
import { conversionOf } from '$lib/domain/carriers/convert';
import { carrierOf } from '$lib/domain/carriers/carriers';
import { inLedgerUnit } from '$lib/domain/ledger/ledger-unit';
import { parseUnit } from '$lib/domain/carriers/units';
import type { EmissionsOfUse } from '$lib/domain/emissions/emissions-of-use';
import { energyByTime, type TimedPart } from '$lib/domain/energy/energy-by-time';
import type { EnergyFigures, UsageMonth } from '$lib/domain/energy/energy-row';
import type { EnergyFactor } from '$lib/domain/factors/energy-factor';
import { flatGjPerUnit } from '$lib/domain/factors/resolve-energy-factor';
import { missingFigures } from '$lib/domain/energy/sum-figures';
import { useOfPoint } from '$lib/domain/energy/usage-month';
import { AS_METERED } from '$lib/domain/carriers/constants';
import { CRUDE_OIL_KL_PER_GJ, CRUDE_OIL_SOURCE } from '$lib/domain/factors/constants';
import { ownFactorsOf, type FactorBook } from '$lib/domain/factors/factor-book';
import type { FactorQuery } from '$lib/domain/factors/factor';
import { addMonths, daysInMonth, firstDayOf } from '$lib/domain/time/day';
import { authoriseCompany } from '../../access/authorise';
import type { Context } from '../../access/context';
import { getServer } from '../../app';
import { NotFound } from '../../errors';
import { parseInput } from '../../input';
import { listBillsInForce } from '../../repositories/bills-in-force';
import { listLedgerDays, type LedgerBill } from '../../repositories/ledger';
import { findMeteringPoint, type MeteringPoint } from '../../repositories/metering-points';
import { read, type CompanyScope, type ReadTx } from '../../repositories/transaction';
import { listUsageMonths, type UsageMonth as UsageRow } from '../../repositories/usage';
import { withMessage } from '../../sentences';
import { pointMonths } from '../derive/point-months';
import { findingsWithin, pointUses } from '../derive/point-uses';
import { bookOf } from '../editions/book-of';
import { toUsageMonth } from '../derive/usage-rows';
import { factorView } from '../factors';
import type { TraceView } from '../views';
import { entriesOf } from './entries';
import { billEvidence, deliveryEvidence } from './evidence';
import { formulasOf } from './formulas';
import { readingEvidence } from './reading-evidence';

const question = z.strictObject({
	meteringPointId: z.string().min(1).max(100),
	month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'month.invalid')
});

/** Where the figure of a metering point's month comes from, worked out again before the reader. */
export async function getTrace(
	context: Context,
	companyId: string,
	input: unknown
): Promise<TraceView> {
	const scope = authoriseCompany(context, 'trace', 'read', companyId);
	const cell = parseInput(question, input);
	const found = await read(getServer().database, scope, (tx) => collect(scope, tx, cell));
	const { point, stored, again } = found;
	const { month } = cell;
	const use = useOf(found, month);
	const fuel = findingsWithin(found.fuel.findings, { from: month, to: month });
	const findings = [...(stored?.findings ?? []), ...fuel];
	return {
		meteringPoint: {
			id: point.meteringPointId,
			...{ name: point.name, carrier: point.carrier, unit: point.unit }
		},
		month,
		figures: stored ? figuresOnly(stored) : missingFigures(point.unit, daysInMonth(month)),
		evidence: evidenceOf(found, month),
		conversions: conversions(point, use),
		...(stored && use ? factorsOf(use, { ...found, stored }, context.locale) : NO_FACTORS),
		recomputed: sameRow(found.row, again) ? 'equal' : 'different',
		findings: findings.map((one) => withMessage(one, context.locale))
	};
}

interface Cell {
	meteringPointId: string;
	month: string;
}

type Found = Awaited<ReturnType<typeof collect>>;

async function collect(scope: CompanyScope, tx: ReadTx, { meteringPointId, month }: Cell) {
	const found = await findMeteringPoint(scope, tx, meteringPointId);
	if (!found) throw new NotFound('not_found');
	const point = inLedgerUnit(found);
	const days = { start: firstDayOf(month), end: firstDayOf(addMonths(month, 1)) };
	const one = { meteringPointId, from: month, to: month };
	const [row] = await listUsageMonths(scope, tx, one);
	const book = await bookOf(scope, tx);
	const [again] = await pointMonths(scope, tx, { ...one, book });
	const bills = await listBillsInForce(scope, tx, { meteringPointIds: [meteringPointId], ...days });
	return {
		...{ point, row, again, bills, book },
		stored: row ? toUsageMonth(row) : null,
		entries: await entriesOf(scope, tx, bills),
		fuel: await pointUses(scope, tx, meteringPointId),
		readings: await listLedgerDays(scope, tx, { meteringPointId, ...days })
	};
}

function evidenceOf({ point, bills, fuel, readings, entries }: Found, month: string) {
	const { uses } = fuel;
	const billed = (day: number) =>
		bills.some((bill: LedgerBill) => bill.startDay <= day && day < bill.endDay) ||
		uses.some((use) => use.start <= day && day < use.end);
	return [
		...bills.flatMap((bill) => billEvidence(bill, { month, unit: point.unit, entries })),
		...uses.flatMap((use) => deliveryEvidence(use, month, point.unit)),
		...readingEvidence(readings, billed, point.unit)
	];
}

function useOf({ point, stored, book }: Found, month: string): EmissionsOfUse | null {
	const use = useOfPoint({ month, quantity: stored?.quantity ?? 0 }, point, book);
	return use.ok ? use.value : null;
}

function queryOf({ point, book }: Found, month: string): FactorQuery {
	const { own } = ownFactorsOf(point, month, book);
	return { ...point, month, own };
}

const NO_FACTORS = { factor: null, energyFactor: null, crudeOil: null, formulas: [] };

function factorsOf(
	use: EmissionsOfUse,
	found: Found & { stored: UsageMonth },
	locale: Context['locale']
) {
	const { energyFactor, status } = use.energyFactor;
	const { stored, book } = found;
	const parts = timedPartsOf(stored, book);
	const query = queryOf(found, stored.month);
	return {
		factor: factorView(use.factor, query, locale),
		energyFactor: energyFactor && {
			...{ id: energyFactor.id, value: energyFactor.gjPerUnit, unit: energyFactor.unit },
			...{ source: sourcesOf(parts?.map(({ factor }) => factor) ?? [energyFactor]), status }
		},
		crudeOil: energyFactor && {
			...{ value: CRUDE_OIL_KL_PER_GJ, unit: 'kL/GJ', source: CRUDE_OIL_SOURCE }
		},
		formulas: formulasOf(use, parts)
	};
}

const sourcesOf = (factors: readonly EnergyFactor[]): string =>
	factors.map(({ name, source }) => `${name}（${source}）`).join('、');

/** Day and night of the month, where its bills separate them and the law of its year does. */
function timedPartsOf(stored: UsageMonth, { library }: FactorBook): TimedPart[] | null {
	const { carrier, month, unit, quantity, byTime, energyFactorId } = stored;
	const own = energyFactorId !== null && flatGjPerUnit(energyFactorId) !== null;
	if (own || !byTime || quantity === null || unit === null) return null;
	return energyByTime({ carrier, month, unit, quantity, byTime }, library);
}

/** As it was used; without a use, what the units say. Of metered gas, whether its volume was converted. */
function conversions(point: MeteringPoint, use: EmissionsOfUse | null): TraceView['conversions'] {
	const unit = parseUnit(point.unit);
	const told = unit && conversionOf(carrierOf(point.carrier), unit);
	const conversion = use ? use.base.conversion : told;
	const volume = volumeOf(point, use);
	return [...(conversion ? [conversion] : []), ...(volume ? [volume] : [])];
}

const METERED_GASES = ['city_gas', 'natural_gas'];

/** As metered where nobody chose; gas that is billed by its heat has no metered volume. */
function volumeOf({ carrier, unit }: MeteringPoint, use: EmissionsOfUse | null) {
	const metered = METERED_GASES.includes(carrier) && unit === 'm3' ? AS_METERED : null;
	const chosen = use?.gasVolume ?? metered;
	if (!chosen) return null;
	const { standardM3PerM3: multiplier, source } = chosen;
	return { from: 'm3', to: 'm3 (25 °C, 100 kPa)', multiplier, source };
}

function figuresOnly(stored: UsageMonth): EnergyFigures {
	const { quantity, unit, gigajoules, crudeOilKl, costYen, co2KgBasic, co2KgAdjusted } = stored;
	const { costDays, coveredDays, days, dataStatus, factorStatus } = stored;
	return {
		...{ quantity, unit, gigajoules, crudeOilKl, costYen, co2KgBasic, co2KgAdjusted },
		...{ costDays, coveredDays, days, dataStatus, factorStatus }
	};
}

/** Every derived column, to the last bit. */
export function sameRow(stored: UsageRow | undefined, again: UsageRow | undefined): boolean {
	if (!stored || !again) return stored === again;
	return (Object.keys(again) as (keyof UsageRow)[]).every((key) => stored[key] === again[key]);
}
