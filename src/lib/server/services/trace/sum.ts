import { z } from 'zod';
import { rollUp, type Dimension } from '$lib/domain/energy/roll-up';
import { inLedgerUnit } from '$lib/domain/ledger/ledger-unit';
import { authoriseCompany } from '../../access/authorise';
import type { Context } from '../../access/context';
import { getServer } from '../../app';
import { NotFound } from '../../errors';
import { parseInput } from '../../input';
import { findCompany } from '../../repositories/companies';
import { listAllMeteringPoints, type MeteringPoint } from '../../repositories/metering-points';
import { read, type CompanyScope, type ReadTx } from '../../repositories/transaction';
import { listCompanyMonths, listUsageMonths } from '../../repositories/usage';
import { withMessage } from '../../sentences';
import { companyMonths } from '../derive/company-months';
import { pointMonths } from '../derive/point-months';
import { distinctFindings, toUsageMonth } from '../derive/usage-rows';
import { bookOf } from '../editions/book-of';
import { figuresView, month, wholeRange } from '../energy';
import type { SumTraceView } from '../views';
import { compareRows } from '../verify/compare-rows';

const id = z.string().min(1).max(100);

const question = z.strictObject({
	from: month,
	to: month,
	carrier: id.nullish(),
	siteId: id.nullish(),
	meteringPointId: id.nullish()
});

type Asked = z.output<typeof question>;

/**
 * Where a sum comes from: its months and metering points, each with its part. Every part is
 * worked out again from bills, readings and factors, and added up again.
 */
export async function getSumTrace(
	context: Context,
	companyId: string,
	input: unknown
): Promise<SumTraceView> {
	const scope = authoriseCompany(context, 'trace', 'read', companyId);
	const asked = parseInput(question, input);
	const months = wholeRange(asked.from, asked.to);
	const found = await read(getServer().database, scope, (tx) => collect(scope, tx, asked));
	const rows = (by: Dimension[]) => rollUp({ ...found, months, by }).rows;
	// One carrier's quantities add up; those of several have no unit in common.
	const one: Dimension[] = ofOneCarrier(found.points) ? ['carrier'] : [];
	const [total] = rows(one);
	return {
		...{ from: asked.from, to: asked.to, carrier: asked.carrier ?? null },
		total: total ? figuresView(total.figures) : null,
		months: rows(['month', ...one]).map((row) => ({
			month: row.month!,
			figures: figuresView(row.figures)
		})),
		points: rows(['meteringPoint']).map((row) => ({
			meteringPoint: pointView(found.points, row.meteringPoint!),
			figures: figuresView(row.figures)
		})),
		recomputed: found.different.length === 0 ? 'equal' : 'different',
		different: found.different,
		findings: distinctFindings(found.usage).map((one) => withMessage(one, context.locale))
	};
}

async function collect(scope: CompanyScope, tx: ReadTx, asked: Asked) {
	const company = await findCompany(scope, tx);
	if (!company) throw new NotFound('not_found');
	const points = (await listAllMeteringPoints(scope, tx))
		.map(inLedgerUnit)
		.filter((point) => isAsked(point, asked));
	const part = asked.carrier ?? asked.siteId ?? asked.meteringPointId;
	if (part && points.length === 0) throw new NotFound('not_found');
	const ids = new Set(points.map(({ meteringPointId }) => meteringPointId));
	const range = { from: asked.from, to: asked.to };
	const stored = await listUsageMonths(scope, tx, range);
	const usage = stored.filter((row) => ids.has(row.meteringPointId)).map(toUsageMonth);
	const { fiscalYearStartMonth } = company;
	return { points, usage, fiscalYearStartMonth, different: await workedOutAgain(scope, tx, asked) };
}

function isAsked(point: MeteringPoint, { carrier, siteId, meteringPointId }: Asked): boolean {
	const matches = (wanted: string | null | undefined, one: string) => !wanted || wanted === one;
	return (
		matches(carrier, point.carrier) &&
		matches(siteId, point.siteId) &&
		matches(meteringPointId, point.meteringPointId)
	);
}

function ofOneCarrier(points: readonly MeteringPoint[]): boolean {
	return new Set(points.map(({ carrier }) => carrier)).size === 1;
}

/** What is stored otherwise than it comes out now; `verify` does the same for all companies. */
async function workedOutAgain(scope: CompanyScope, tx: ReadTx, asked: Asked) {
	const book = await bookOf(scope, tx);
	const range = { from: asked.from, to: asked.to };
	const points = (await listAllMeteringPoints(scope, tx)).filter((one) => isAsked(one, asked));
	const different: SumTraceView['different'] = [];
	for (const { meteringPointId } of points) {
		const of = { ...range, meteringPointId };
		const stored = (await listUsageMonths(scope, tx, of)).map(
			({ siteId: _site, carrier: _carrier, ...row }) => row
		);
		const recomputed = await pointMonths(scope, tx, { ...of, book });
		for (const { row } of compareRows('usage_month', { stored, recomputed }, byMonth))
			different.push({ meteringPointId, month: row });
	}
	return [...different, ...(await companyDifferences(scope, tx, asked))];
}

/** Sums of the whole company are stored too; who sees some sites only is shown none of them. */
async function companyDifferences(scope: CompanyScope, tx: ReadTx, asked: Asked) {
	const part = asked.carrier ?? asked.siteId ?? asked.meteringPointId;
	if (part || scope.sites !== 'all') return [];
	const range = { from: asked.from, to: asked.to };
	const stored = await listCompanyMonths(scope, tx, range);
	const recomputed = await companyMonths(scope, tx, range);
	return compareRows('company_month', { stored, recomputed }, byMonth).map(({ row }) => ({
		...{ meteringPointId: null, month: row }
	}));
}

const byMonth = ({ month }: { month: string }) => month;

function pointView(points: readonly MeteringPoint[], id: string) {
	const { name, carrier, unit, siteId } = points.find((one) => one.meteringPointId === id)!;
	return { id, name, carrier, unit, siteId };
}
