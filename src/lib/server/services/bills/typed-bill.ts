import type { Bill } from '$lib/domain/bills/bill';
import { periodOfMonth } from '$lib/domain/bills/month-period';
import type { Period } from '$lib/domain/calendarisation/period-bill';
import { carrierOf } from '$lib/domain/carriers/carriers';
import { parseUnit } from '$lib/domain/carriers/units';
import { ledgerUnit, toLedgerUnit } from '$lib/domain/ledger/ledger-unit';
import { monthOf } from '$lib/domain/time/day';
import { toNumber, type Decimal } from '$lib/domain/units/decimal';
import { readDate, readDay } from '$lib/importers/cells/dates';
import type { MeteringPoint } from '../../repositories/metering-points';
import type { TypedFields } from './typed-fields';

/** A bill as it was typed, in the unit of the ledger. */
export interface TypedBill {
	bill: Bill;
	note: string | null;
}

/** Two years: nobody bills longer. */
const LONGEST_DAYS = 731;

/** Null where a field cannot be read: the findings say which. */
export function readBill(
	fields: TypedFields,
	point: Pick<MeteringPoint, 'carrier' | 'unit' | 'readingDay'>
): TypedBill | null {
	const period = readPeriod(fields, point.readingDay);
	const quantity = readQuantity(fields, point);
	const nightQuantity = quantity && readNight(fields, point, quantity);
	const costYen = fields.yen('costYen');
	const bill = {
		nightQuantity,
		costYen,
		taxYen: readTax(fields, costYen),
		peakKw: fields.kilowatts('peakKw'),
		contractKw: fields.kilowatts('contractKw'),
		powerFactorPercent: fields.percent('powerFactorPercent'),
		reading: fields.text('reading') === 'estimated' ? ('estimated' as const) : ('actual' as const)
	};
	const note = fields.note('note');
	if (period === null || quantity === null || fields.findings.length > 0) return null;
	return { bill: { start: period.start, end: period.end, quantity, ...bill }, note };
}

/**
 * First and last day; or one field alone with a month (令和8年4月) or a whole period. The last day
 * that the form had offered for other days is not meant then.
 */
function readPeriod(fields: TypedFields, readingDay: number | null): Period | null {
	const from = fields.required('from');
	if (from === null) return null;
	const typed = fields.text('to');
	const untouched = typed !== null && typed === fields.text('offeredTo');
	const alone = typed === null || (untouched && saysPeriod(from));
	const period = alone ? loneField(fields, from, readingDay) : bothDays(fields, from, typed);
	if (period && period.end - period.start > LONGEST_DAYS)
		return fields.refuse('to', 'bill.period_too_long_by_hand', { days: period.end - period.start });
	return period;
}

function saysPeriod(text: string): boolean {
	const read = readDate(text, 'ymd');
	return read !== null && read.precision !== 'day';
}

function loneField(fields: TypedFields, from: string, readingDay: number | null): Period | null {
	const read = readDate(from, 'ymd');
	if (read?.precision === 'month') return periodOfMonth(monthOf(read.start), readingDay);
	if (read?.precision === 'period') return read;
	if (read) return fields.refuse('to', 'field.required');
	return fields.refuse('from', 'field.day_unreadable');
}

function bothDays(fields: TypedFields, from: string, to: string): Period | null {
	const period = readDate(`${from}～${to}`, 'ymd');
	if (period?.precision === 'period') return period;
	if (saysPeriod(from)) return fields.refuse('to', 'field.month_alone');
	const [first, last] = [readDay(from, 'ymd'), readDay(to, 'ymd')];
	if (first === null) return fields.refuse('from', 'field.day_unreadable');
	if (last === null) return fields.refuse('to', 'field.day_unreadable');
	return fields.refuse('to', 'field.ends_before_start');
}

/** In the unit of the ledger, whatever stands behind the figure. */
export function readQuantity(
	fields: TypedFields,
	point: Pick<MeteringPoint, 'carrier' | 'unit'>
): Decimal | null {
	const figure = fields.requiredFigure('quantity');
	if (figure === null) return null;
	const typed = fields.text('unit') ?? figure.suffix;
	const unit = typed === null ? point.unit : parseUnit(typed);
	const { units } = carrierOf(point.carrier);
	if (unit === null || !units.some((one) => one === unit) || !sameLedgerUnit(unit, point.unit))
		return fields.refuse('quantity', 'unit.not_for_carrier', {
			...{ unit: typed ?? '', carrier: point.carrier },
			units: units.filter((one) => sameLedgerUnit(one, point.unit)).join(', ')
		});
	return toLedgerUnit(figure.value, unit);
}

const sameLedgerUnit = (a: string, b: string) => ledgerUnit(a) === ledgerUnit(b);

/** 夜間 of the quantity, in the same unit; only power is separated. */
function readNight(
	fields: TypedFields,
	{ carrier, unit }: Pick<MeteringPoint, 'carrier' | 'unit'>,
	quantity: Decimal
): Decimal | null {
	const night = fields.figure('nightQuantity');
	if (night === null) return null;
	const given = fields.text('unit') ?? night.suffix;
	const read = given === null ? unit : parseUnit(given);
	if (carrier !== 'electricity' || read === null || !sameLedgerUnit(read, unit))
		return fields.refuse('nightQuantity', 'field.night_not_for_carrier');
	const inLedger = toLedgerUnit(night.value, read);
	if (toNumber(inLedger) < 0 || toNumber(inLedger) > toNumber(quantity))
		return fields.refuse('nightQuantity', 'field.night_above_quantity');
	return inLedger;
}

function readTax(fields: TypedFields, costYen: number | null): number | null {
	const taxYen = fields.yen('taxYen');
	if (taxYen !== null && costYen !== null && taxYen > costYen)
		return fields.refuse('taxYen', 'field.tax_above_cost');
	return taxYen;
}
