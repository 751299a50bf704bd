import { CARRIER_CODES } from '$lib/domain/carriers/carriers';
import type { UsageMonth } from '$lib/domain/energy/energy-row';
import { addMonths } from '$lib/domain/time/day';
import { factorInBook, type FactorBook } from '$lib/domain/factors/factor-book';
import type { OverviewData } from '../overview-views';
import type { FactorView } from '../views';
import { byCarrier, totalOf } from './comparison';
import { monthsIn, type Stretch, type Usage } from './periods';

/** Twelve months × carriers for the chart and the table. */
export function monthTable(
	known: Usage & { closed: readonly string[] },
	year: Stretch
): OverviewData['months'] {
	return monthsIn(year).map((month) => {
		const stretch = { from: month, to: month };
		const before = addMonths(month, -12);
		const previous = totalOf(known, { from: before, to: before });
		return {
			month,
			closed: known.closed.includes(month) ? 'yes' : 'no',
			total: totalOf(known, stretch),
			previousTotal: previous.dataStatus === 'missing' ? null : previous,
			byCarrier: carriersOfMonth(known, stretch)
		};
	});
}

function carriersOfMonth(known: Usage, month: Stretch) {
	return inReadingOrder(byCarrier(known, month)).map(({ carrier, figures }) => ({
		carrier,
		figures,
		meteringPointIds: known.points
			.filter((one) => one.carrier === carrier)
			.map((one) => one.meteringPointId)
	}));
}

function inReadingOrder<Row extends { carrier?: string }>(
	rows: Row[]
): (Row & { carrier: string })[] {
	const place = (row: Row) => CARRIER_CODES.indexOf(row.carrier!);
	return [...rows].sort((a, b) => place(a) - place(b)) as (Row & { carrier: string })[];
}

export function carriersWithData(usage: readonly UsageMonth[]): string[] {
	const present = new Set(usage.map((one) => one.carrier));
	return CARRIER_CODES.filter((code) => present.has(code));
}

/** Every factor behind the year's CO2, once, in the order of its first month. */
export function factorsBehind(
	usage: readonly UsageMonth[],
	year: Stretch,
	book: FactorBook
): OverviewData['factors'] {
	const shown = new Map<string, OverviewData['factors'][number]>();
	for (const one of usage) {
		const inYear = one.month >= year.from && one.month <= year.to;
		if (!inYear || one.factorId === null || shown.has(one.factorId)) continue;
		const factor = factorInBook(book, one.factorId);
		if (!factor) continue;
		const { confidence: _confidence, ...facts } = factor;
		const status: FactorView['status'] = one.factorStatus.co2KgAdjusted;
		shown.set(one.factorId, { carrier: one.carrier, factor: { ...facts, status, found: [] } });
	}
	return [...shown.values()];
}
