import type { UsageMonth } from '$lib/domain/energy/energy-row';
import { carrierOf } from '$lib/domain/carriers/carriers';
import { factorInBook, type FactorBook } from '$lib/domain/factors/factor-book';
import { energyFactorById } from '$lib/domain/factors/factor-library';
import { flatGjPerUnit } from '$lib/domain/factors/resolve-energy-factor';
import { inLedgerUnit } from '$lib/domain/ledger/ledger-unit';
import { statutoryTable, type StatutoryLine } from '$lib/domain/statutory/statutory-table';
import { fiscalYearOf } from '$lib/domain/time/day';
import { listAllMeteringPoints } from '../../repositories/metering-points';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';
import { listUsageMonths } from '../../repositories/usage';
import { existingCompany } from '../companies';
import { toUsageMonth } from '../derive/usage-rows';
import { bookOf } from '../editions/book-of';
import type { StatutoryLineView, StatutoryTableView, UsedConversion, UsedFactor } from './views';

const ALL_MONTHS = { from: '0000-01', to: '9999-12' };

export type Collected = Awaited<ReturnType<typeof collect>>;

export async function collect(scope: CompanyScope, tx: ReadTx) {
	return {
		company: await existingCompany(scope, tx),
		points: (await listAllMeteringPoints(scope, tx)).map(inLedgerUnit),
		usage: (await listUsageMonths(scope, tx, ALL_MONTHS)).map(toUsageMonth),
		book: await bookOf(scope, tx)
	};
}

/** Statutory years with data, newest first; a company's own year may begin in another month. */
export function statutoryYears(usage: readonly UsageMonth[]): number[] {
	return [...new Set(usage.map(({ month }) => fiscalYearOf(month)))].sort((a, b) => b - a);
}

export function tableOf(found: Collected, fiscalYear: number): StatutoryTableView {
	const { usage, points, book } = found;
	const asked = { fiscalYear, usage, points };
	const { lines, gaps, ...table } = statutoryTable(asked, book.library);
	const names = new Map(found.points.map((point) => [point.meteringPointId, point.name]));
	return {
		companyName: found.company.name,
		dataVersion: found.company.dataVersion,
		...table,
		lines: lines.map((line) => lineView(line, book)),
		gaps: gaps.map((gap) => ({ ...gap, name: names.get(gap.meteringPointId) ?? '' }))
	};
}

function lineView(line: StatutoryLine, book: FactorBook): StatutoryLineView {
	const { factors, energyFactors, ...figures } = line;
	return {
		...figures,
		factors: factors.flatMap((span) => usedFactor(span, line, book)),
		conversions: energyFactors.flatMap((span) => usedConversion(span, line, book))
	};
}

type Span = StatutoryLine['factors'][number];

function usedFactor(span: Span, line: StatutoryLine, book: FactorBook): UsedFactor[] {
	const factor = factorInBook(book, span.id);
	if (!factor) return [];
	const { supplier, menu, area, valueBasic, valueAdjusted, unit, edition, listDate } = factor;
	const { source, confidence } = factor;
	const status = confidence === 'low' ? 'unverified' : line.factorStatus.co2KgAdjusted;
	return [
		{
			...{ ...span, supplier, menu, area, valueBasic, valueAdjusted, unit },
			...{ edition, listDate, source, status }
		}
	];
}

/** As the law prints it; of the company's own figure the name is left to the page. */
function usedConversion(
	span: Span,
	{ carrier }: StatutoryLine,
	book: FactorBook
): UsedConversion[] {
	const own = flatGjPerUnit(span.id);
	const unit = `GJ/${carrierOf(carrier).baseUnit}`;
	if (own !== null) return [{ ...span, name: '', value: own, unit, source: '' }];
	const law = energyFactorById(book.library, span.id);
	if (!law) return [];
	const { name, printed, source } = law;
	return [{ ...span, name, value: printed.value, unit: printed.unit, source }];
}
