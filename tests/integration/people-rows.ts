/**
 * Two people, two consortia, two companies: everything one of them has is called `x`, everything
 * the other has is called `y`. Whatever is asked or changed for `y` may not touch `x`.
 */
import type { Database } from '$lib/server/db/database';
import { type ReadTx, write, type WriteTx } from '$lib/server/repositories/transaction';
import { expect } from 'vitest';
import { type AnyQuery, anyRow, fillEveryTable } from './any-rows';
import { companyScope } from './engines';
import { declaredTables, tenantTables } from './schema-file';

/** All that has an end ends at 9. */
export const [BEFORE_END, AFTER_END] = [5, 10];

const OPEN = { ended_at: null, ended_by: null, withdrawn_at: null, withdrawn_by: null };
const STANDING = {
	...{ ...OPEN, left_day: null, to_day: null, disabled_at: null, from_day: 1, joined_day: 1 },
	...{ expires_at: 9, expire: 9, tries: 0, second_factor_at: 1 }
};
const ROLES: Record<string, Record<string, string>> = {
	outgoing_mail: { state: 'waiting' },
	consortium_member: { role: 'coordinator' },
	membership: { role: 'company_admin' },
	consent: { kind: 'coordinator_raw_data' }
};

const PARENTS = ['user_account', 'consortium'];
/** Chains of records have a test of their own. */
const APART = ['server_record', 'invitation'];

function tablesOfPeople(): string[] {
	const others = Object.keys(declaredTables()).filter(
		(table) => ![...tenantTables(), ...PARENTS, ...APART].includes(table)
	);
	return [...PARENTS, ...others];
}

/** `scope`: the company that gets the rows; by default one that is called like them. */
export async function fillFor(
	database: Database,
	id: 'x' | 'y',
	scope = companyScope(id)
): Promise<void> {
	const insert = (table: string, more: object = {}) =>
		write(database, scope, async (tx) => {
			const query = tx.query as unknown as AnyQuery;
			const row = { ...rowOf(table, id, scope.companyId), ...more };
			await query.insertInto(table).values(row).execute();
		});
	for (const table of PARENTS) await insert(table);
	await fillEveryTable(database, scope, id);
	for (const table of tablesOfPeople().slice(PARENTS.length)) await insert(table);
	for (const [owner, invitation] of Object.entries(invitationsOf(id)))
		await insert('invitation', { ...invitation, token_hash: `${id}-${owner}` });
}

/** Of a company, of a consortium and of the server. */
const invitationsOf = (id: string) => ({
	company: { invitation_id: `${id}-company`, consortium_id: null, role: 'company_admin' },
	consortium: { invitation_id: `${id}-consortium`, company_id: null },
	server: { invitation_id: `${id}-server`, company_id: null, consortium_id: null }
});

function rowOf(table: string, id: string, companyId: string): Record<string, unknown> {
	const columns = declaredTables()[table] ?? {};
	const standing = Object.entries(STANDING).filter(([name]) => name in columns);
	const row = { ...anyRow(table, id), ...Object.fromEntries(standing), ...ROLES[table] };
	return 'company_id' in columns ? { ...row, company_id: companyId } : row;
}

/** Every row of people and relations in which something is called so. */
export async function rowsCalled(tx: ReadTx | WriteTx, id: 'x' | 'y'): Promise<string[]> {
	const query = tx.query as unknown as AnyQuery;
	const rows: string[] = [];
	for (const table of [...tablesOfPeople(), 'invitation'])
		for (const row of await query.selectFrom(table).selectAll().execute())
			if (isCalled(row, id)) rows.push(`${table} ${JSON.stringify(row)}`);
	return rows.sort();
}

export const isCalled = (found: unknown, id: 'x' | 'y') =>
	new RegExp(`"${id}(-\\w+)?"`).test(JSON.stringify(found) ?? '');

export const look = async (tx: WriteTx) => ({
	x: await rowsCalled(tx, 'x'),
	y: await rowsCalled(tx, 'y')
});

class RolledBack extends Error {}

/** What comes of `work`; afterwards everything stands as it was before. */
export async function tried<T>(database: Database, work: (tx: WriteTx) => Promise<T>): Promise<T> {
	let result: T;
	const rolledBack = write(database, companyScope('y'), async (tx) => {
		result = await work(tx);
		throw new RolledBack();
	});
	await expect(rolledBack).rejects.toBeInstanceOf(RolledBack);
	return result!;
}
