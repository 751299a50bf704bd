import { randomUUID } from 'node:crypto';
import { addMonths } from '$lib/domain/time/day';
import type { CompanyScope } from '../../access/context';
import { NotFound } from '../../errors';
import { parseInput } from '../../input';
import { findOwnFactor, type OwnFactorRow } from '../../repositories/own-factors';
import type { ReadTx } from '../../repositories/transaction';
import { assertSaysSomething, newOwnFactor, refused } from './input';
import { withNamed } from './named';

export type NewRow = Omit<OwnFactorRow, 'endedAt' | 'endedBy'>;

export function rowOf(scope: CompanyScope, input: unknown): NewRow {
	const given = parseInput(newOwnFactor, withNamed(input));
	assertSaysSomething(given);
	return { ...given, ...newIds(scope), replaces: null };
}

/** What takes the place of a row that goes on counting up to and with `lastMonth`. */
export function endedRow(scope: CompanyScope, row: OwnFactorRow, lastMonth: string): NewRow {
	if (lastMonth < row.fromMonth || lastMonth > (row.toMonth ?? addMonths(lastMonth, 1)))
		throw refused('own_factor.range', 'lastMonth');
	const { endedAt: _, endedBy: __, ...kept } = row;
	return { ...kept, ...newIds(scope), toMonth: lastMonth, replaces: row.factorId };
}

function newIds({ userId }: CompanyScope) {
	return { factorId: randomUUID(), createdAt: Date.now(), createdBy: userId };
}

export async function existing(scope: CompanyScope, tx: ReadTx, id: string): Promise<OwnFactorRow> {
	const row = await findOwnFactor(scope, tx, id);
	if (!row) throw new NotFound('not_found');
	return row;
}
