import { z } from 'zod';
import { calendarise } from '$lib/domain/calendarisation/calendarise';
import type { PeriodBill } from '$lib/domain/calendarisation/period-bill';
import { emissionsOfUse } from '$lib/domain/emissions/emissions-of-use';
import type { Finding } from '$lib/domain/finding';
import { parseIsoDay } from '$lib/domain/time/day';
import { decimalOf, toNumber } from '$lib/domain/units/decimal';
import { authorise } from '../access/authorise';
import type { Context } from '../access/context';
import { Invalid } from '../errors';
import { loadFactorLibrary } from '../factor-library';
import { parseInput } from '../input';
import { accepted, factorView, monthOfDate } from './factors';
import type { FactorView } from './views';

/** Pure calculations: nothing is read from or written to the database. */

const quantity = z.number({ error: 'quantity.invalid' });
const day = z.string({ error: 'date.out_of_range' });

const emissionsBody = z.strictObject({
	carrier: z.string({ error: 'carrier.unknown' }),
	/** A use; credits belong to bills. */
	quantity: quantity.nonnegative({ error: 'quantity.invalid' }),
	unit: z.string({ error: 'unit.not_for_carrier' }),
	date: day,
	supplier: z.string().nullish(),
	menu: z.string().nullish(),
	area: z.string().nullish(),
	/** A printed case's own factors, by carrier, per base unit. */
	factorOverrides: z
		.record(
			z.string(),
			z.strictObject({ kgCo2PerUnit: z.number().optional(), gjPerUnit: z.number().optional() })
		)
		.optional()
});

export interface EmissionsView {
	gigajoules: number | null;
	crudeOilKl: number | null;
	co2KgBasic: number | null;
	co2KgAdjusted: number | null;
	factor: FactorView;
	findings: Finding[];
}

/** Quantity of a carrier → energy and CO2 on both bases, with the factor and how it was found. */
export function calculateEmissions(context: Context, body: unknown): EmissionsView {
	authorise(context, 'calculation', 'read');
	const { date, factorOverrides = {}, ...use } = parseInput(emissionsBody, body);
	const own = ownFactors(factorOverrides[use.carrier]);
	const asked = { ...use, ...own, month: monthOfDate(date) };
	const result = accepted(emissionsOfUse(asked, loadFactorLibrary()));
	const { gigajoules, crudeOilKl, co2KgBasic, co2KgAdjusted, factor, findings } = result;
	const results = { gigajoules, crudeOilKl, co2KgBasic, co2KgAdjusted };
	return { ...results, factor: factorView(factor, asked, context.locale), findings };
}

function ownFactors(given: { kgCo2PerUnit?: number; gjPerUnit?: number } = {}) {
	const { kgCo2PerUnit, gjPerUnit } = given;
	const source = 'factorOverrides';
	return {
		own: kgCo2PerUnit === undefined ? null : bothBases(kgCo2PerUnit, source),
		ownEnergy: gjPerUnit === undefined ? null : { gjPerUnit, source }
	};
}

const bothBases = (value: number, source: string) => ({
	...{ id: `${source}/${value}`, valueBasic: value, valueAdjusted: value, source }
});

const calendarisationBody = z.strictObject({
	bills: z
		.array(
			z.strictObject({
				start: z.string({ error: 'day.invalid' }),
				end: z.string({ error: 'day.invalid' }),
				quantity,
				costYen: z.int().nullish()
			})
		)
		.max(10_000),
	method: z.literal('days')
});

export interface CalendarisationView {
	months: {
		month: string;
		quantity: number;
		costYen: number | null;
		daysCovered: number;
		daysInMonth: number;
	}[];
	findings: Finding[];
}

/** Bills → calendar months by days; a bill that ends before it starts refuses the request. */
export function calculateCalendarisation(context: Context, body: unknown): CalendarisationView {
	authorise(context, 'calculation', 'read');
	const { bills } = parseInput(calendarisationBody, body);
	const { months, findings } = calendarise(bills.map(periodBill));
	const refused = findings.filter((one) => one.severity === 'blocking');
	if (refused[0]) throw new Invalid(refused[0].code, refused[0].params, refused);
	return { months: months.map((one) => ({ ...one, quantity: toNumber(one.quantity) })), findings };
}

type BillBody = z.output<typeof calendarisationBody>['bills'][number];

/** Longest bill taken; a slip of a century in a date would otherwise make 1,200 months. */
const LONGEST_DAYS = 10 * 366;
/** Beyond this a figure at six decimals leaves what a number holds exactly. */
const LARGEST_QUANTITY = 9e9;

function periodBill({ start, end, quantity: given, costYen }: BillBody): PeriodBill {
	const [first, stop] = [dayOf(start), dayOf(end)];
	if (stop - first > LONGEST_DAYS) throw new Invalid('bill.period_too_long', { start, end });
	if (Math.abs(given) > LARGEST_QUANTITY)
		throw new Invalid('quantity.invalid', { quantity: given });
	return { start: first, end: stop, quantity: decimalOf(given), costYen: costYen ?? null };
}

function dayOf(text: string): number {
	const parsed = parseIsoDay(text);
	if (parsed === null) throw new Invalid('day.invalid', { day: text });
	return parsed;
}
