import { CARRIER_CODES } from '$lib/domain/carriers/carriers';
import {
	editionLagOf,
	expectedMonth,
	listState,
	type ListState
} from '$lib/domain/factors/edition-lags';
import { fiscalYearOf, type Month, monthOf, todayInJapan } from '$lib/domain/time/day';
import { authoriseConsortium } from '../../access/authorise';
import type { Context } from '../../access/context';
import { scopeOfStatus } from '../../access/job-scope';
import { getServer } from '../../app';
import { loadFactorLibrary } from '../../factor-library';
import { listConsortiumCompanies } from '../../repositories/consortia';
import { listFactorEditions } from '../../repositories/factor-editions';
import { countFactorUse, type FactorUse } from '../../repositories/factor-use';
import { read } from '../../repositories/transaction';

export interface EditionDeadline {
	carrier: string;
	/** Of the list for the present statutory year; `none`: there are no yearly lists. */
	state: ListState | 'none';
	/** When the next list is expected. */
	expected: Month | null;
	/** Months of metering points; one month may count in several. */
	months: { provisional: number; default: number; unverified: number; notComputed: number };
	/** Companies that any of these months belong to. */
	companies: number;
}

export interface EditionDeadlines {
	/** The present statutory year. */
	year: number;
	carriers: EditionDeadline[];
}

/** Which lists are missing or overdue, and how much of the data stands on anything but them. */
export async function getEditionDeadlines(
	context: Context,
	consortiumId: string
): Promise<EditionDeadlines> {
	const consortium = authoriseConsortium(context, 'consortium_company', 'read', consortiumId);
	const today = todayInJapan(Date.now());
	const { database } = getServer();
	const { present, brought } = await read(database, consortium, async (tx) => ({
		present: await listConsortiumCompanies(consortium, tx, today),
		brought: (await listFactorEditions(consortium, tx)).map(({ series }) => series)
	}));
	const ids = present.map(({ companyId }) => companyId);
	const scope = scopeOfStatus(consortium, ids);
	const use = await read(database, scope, (tx) => countFactorUse(scope, tx));
	const month = monthOf(today);
	const deadlines = CARRIER_CODES.map((carrier) =>
		deadlineOf(carrier, { month, brought, use: use.filter((one) => one.carrier === carrier) })
	);
	return {
		year: fiscalYearOf(month),
		carriers: deadlines.filter(({ state, companies }) => state !== 'none' || companies > 0)
	};
}

function deadlineOf(
	carrier: string,
	{ month, brought, use }: { month: Month; brought: readonly string[]; use: readonly FactorUse[] }
): EditionDeadline {
	const count = (holds: (one: FactorUse) => boolean) =>
		use.filter(holds).reduce((sum, { months }) => sum + months, 0);
	return {
		...{ carrier, ...listOf(carrier, month, brought) },
		months: {
			provisional: count(({ status }) => status === 'provisional'),
			default: count(isDefault),
			unverified: count(({ status }) => status === 'unverified'),
			notComputed: count(({ status }) => status === 'not_computed')
		},
		companies: new Set(use.filter(wantsAttention).map(({ companyId }) => companyId)).size
	};
}

const ATTENTION = ['provisional', 'unverified', 'not_computed'];

const wantsAttention = (one: FactorUse) => ATTENTION.includes(one.status) || isDefault(one);

function isDefault({ factorId }: FactorUse): boolean {
	const { defaults } = loadFactorLibrary();
	return (
		factorId?.endsWith('/default') === true || defaults.some(({ factor }) => factor.id === factorId)
	);
}

/** Lists that ship, and those that the consortium brought in itself. */
function listOf(
	carrier: string,
	month: Month,
	brought: readonly string[]
): Pick<EditionDeadline, 'state' | 'expected'> {
	const lag = editionLagOf(carrier);
	const shipped = loadFactorLibrary().supplierLists.map(
		(list) => `${list.carrier}/${list.useYear}`
	);
	const years = [...shipped, ...brought]
		.filter((series) => series.startsWith(`${carrier}/`))
		.map((series) => Number(series.slice(carrier.length + 1)));
	if (!lag || years.length === 0) return { state: 'none', expected: null };
	const newestUseYear = Math.max(...years);
	return {
		state: listState(lag, { newestUseYear, year: fiscalYearOf(month), month }),
		expected: expectedMonth(lag, newestUseYear + 1)
	};
}
