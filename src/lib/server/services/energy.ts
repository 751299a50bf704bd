import { z } from 'zod';
import { newestRuleYear, underRuleOf } from '$lib/domain/energy/constant-rule';
import type { EnergyTotals } from '$lib/domain/energy/energy-row';
import type { FactorBook } from '$lib/domain/factors/factor-book';
import { DIMENSIONS, rollUp, type RollUpRow } from '$lib/domain/energy/roll-up';
import { overallStatus } from '$lib/domain/energy/status';
import { monthsBetween } from '$lib/domain/time/day';
import { inLedgerUnit } from '$lib/domain/ledger/ledger-unit';
import { authoriseCompany } from '../access/authorise';
import type { Context } from '../access/context';
import { getServer } from '../app';
import { Invalid, NotFound } from '../errors';
import { parseInput } from '../input';
import { findCompany } from '../repositories/companies';
import { listAllMeteringPoints } from '../repositories/metering-points';
import { read } from '../repositories/transaction';
import { listUsageMonths } from '../repositories/usage';
import { withMessage } from '../sentences';
import { distinctFindings, toUsageMonth, type FoundMonth } from './derive/usage-rows';
import { bookOf } from './editions/book-of';
import type { EnergyRowView, EnergyView } from './views';

export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'month.invalid');

const question = z.strictObject({
	from: month,
	to: month,
	by: z.array(z.enum(DIMENSIONS)).default(['month']),
	rule: z.enum(['of_year', 'newest']).default('of_year')
});

/** A century and a half: nobody looks further, and the answer stays finite. */
const MOST_MONTHS = 1800;

/** Energy use of a company, rolled up from its derived months. */
export async function getEnergy(
	context: Context,
	companyId: string,
	input: unknown
): Promise<EnergyView> {
	const scope = authoriseCompany(context, 'energy', 'read', companyId);
	const { from, to, by, rule } = parseInput(question, input);
	const months = wholeRange(from, to);
	const found = await read(getServer().database, scope, async (tx) => ({
		company: await findCompany(scope, tx),
		points: (await listAllMeteringPoints(scope, tx)).map(inLedgerUnit),
		usage: (await listUsageMonths(scope, tx, { from, to })).map(toUsageMonth),
		book: await bookOf(scope, tx)
	}));
	if (!found.company) throw new NotFound('not_found');
	const { fiscalYearStartMonth } = found.company;
	const usage = rule === 'newest' ? underNewestRule(found.usage, found.book) : found.usage;
	const { rows, findings } = rollUp({ ...found, usage, months, by, fiscalYearStartMonth });
	return {
		rows: rows.map(rowView),
		findings: [...findings, ...distinctFindings(found.usage)].map((one) =>
			withMessage(one, context.locale)
		)
	};
}

/** Gigajoules and kL of all months by the conversions that hold today. */
function underNewestRule(usage: readonly FoundMonth[], { library }: FactorBook): FoundMonth[] {
	return underRuleOf(usage, newestRuleYear(library), library);
}

export function wholeRange(from: string, to: string): string[] {
	if (from > to) throw new Invalid('month.range', { from, to });
	const months = monthsBetween(from, to);
	if (months.length > MOST_MONTHS) throw new Invalid('month.too_many', { most: MOST_MONTHS });
	return months;
}

function rowView({ figures, ...dimensions }: RollUpRow): EnergyRowView {
	return { ...dimensions, ...figuresView(figures) };
}

/** As pages and the API show a sum. */
export function figuresView(figures: EnergyTotals) {
	const { incomeYen, costCoverage, coveredDays, days, dataStatus, factorStatus } = figures;
	const { quantity, unit, gigajoules, crudeOilKl, costYen, co2KgBasic, co2KgAdjusted } = figures;
	return {
		...{ quantity, unit, gigajoules, crudeOilKl, costYen, incomeYen, co2KgBasic, co2KgAdjusted },
		coverage: days === 0 ? 0 : coveredDays / days,
		costCoverage,
		...{ dataStatus, factorStatus },
		status: overallStatus(figures)
	};
}
