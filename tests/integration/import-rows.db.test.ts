import type { Database } from '$lib/server/db/database';
import {
	insertRecords,
	insertRejectedRows,
	type NewImportRecord,
	listRecords,
	listRejectedRows,
	setRecordPoint
} from '$lib/server/repositories/import-records';
import {
	claimImport,
	findImport,
	findImportOfFile,
	insertImport,
	listImports,
	moveImport,
	nextCommitNumber
} from '$lib/server/repositories/imports';
import { read, type WriteTx, write } from '$lib/server/repositories/transaction';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anImport, createFoundry } from './a-company';
import { companyScope, directoryScope, engines } from './engines';

const scope = companyScope('c1');

const record: NewImportRecord = {
	recordIndex: 0,
	kind: 'interval',
	carrier: 'electricity',
	unit: 'kWh',
	supplyPointNumber: '0300000000000000000001',
	supplier: null,
	menu: null,
	label: '本社工場',
	meteringPointId: null,
	fromDay: 20_635,
	toDay: 20_665,
	count: 1488,
	missing: 2,
	quantity: 448.3,
	costYen: null,
	peakKw: 1.2,
	slotMinutes: 30,
	byMonth: '[]'
};

describe.each(engines)('$name', ({ openFresh }) => {
	let database: Database;
	beforeEach(async () => {
		database = await openFresh();
		await change((tx) => createFoundry(scope, tx));
	});
	afterEach(() => database.close());

	const change = <T>(work: (tx: WriteTx) => Promise<T>) => write(database, scope, work);
	const insert = (id: string, otherwise = {}) =>
		change((tx) => insertImport(scope, tx, anImport(id, otherwise)));

	test('an import is read back as it was written', async () => {
		await insert('i1', { findings: '[{"code":"reading.missing"}]', byteCount: 3_000_000_000 });
		const found = await read(database, scope, (tx) => findImport(scope, tx, 'i1'));
		const written = { findings: '[{"code":"reading.missing"}]', byteCount: 3_000_000_000 };
		expect(found).toEqual(anImport('i1', { companyId: 'c1', ...written }));
	});

	test('the list goes from the newest on, page by page, with the days of its records', async () => {
		for (const [id, createdAt] of [
			['a', 1],
			['b', 2],
			['c', 2],
			['d', 3]
		] as const)
			await insert(id, { createdAt });
		await change((tx) =>
			insertRecords(scope, tx, {
				importId: 'c',
				records: [record, { ...record, recordIndex: 1, fromDay: 20_600, toDay: 20_640 }]
			})
		);
		const page = (before: { createdAt: number; importId: string } | null) =>
			read(database, scope, (tx) => listImports(scope, tx, { limit: 2, before }));
		const first = await page(null);
		expect(first.map(({ importId, fromDay, toDay }) => [importId, fromDay, toDay])).toEqual([
			['d', null, null],
			['c', 20_600, 20_665]
		]);
		expect((await page(first[1]!)).map(({ importId }) => importId)).toEqual(['b', 'a']);
	});

	test('the same bytes are found only where they stand as asked', async () => {
		await insert('old', { status: 'undone', sha256: 'f'.repeat(64) });
		await insert('new', { status: 'committed', sha256: 'f'.repeat(64), createdAt: 5 });
		const find = (statuses: ('committed' | 'preview')[]) =>
			read(database, scope, async (tx) => {
				const found = await findImportOfFile(scope, tx, { sha256: 'f'.repeat(64), statuses });
				return found?.importId;
			});
		expect(await find(['committed', 'preview'])).toBe('new');
		expect(await find(['preview'])).toBeUndefined();
	});

	test('workers that ask at once each get an import of their own', async () => {
		for (const id of ['a', 'b', 'c']) await insert(id);
		const claims = ['w1', 'w2', 'w3', 'w4', 'w5'].map((claimedBy) =>
			change((tx) => claimImport(scope, tx, { claimedBy, now: 100, claimedUntil: 200 }))
		);
		const claimed = (await Promise.all(claims)).map((one) => one?.importId ?? null);
		expect(claimed.filter((id) => id !== null).sort()).toEqual(['a', 'b', 'c']);
	});

	test('a claim that ran out is taken over, one that holds is not', async () => {
		await insert('a');
		const claim = (claimedBy: string, now: number) =>
			change((tx) =>
				claimImport(scope, tx, { claimedBy, now, claimedUntil: now + 100, importId: 'a' })
			);
		expect((await claim('w1', 100))?.claimedBy).toBe('w1');
		expect(await claim('w2', 199)).toBeNull();
		expect((await claim('w2', 200))?.claimedBy).toBe('w2');
	});

	test('at start unfinished imports are claimed across the companies given', async () => {
		await insert('a');
		const claim = { claimedBy: 'w', now: 1, claimedUntil: 2 };
		const elsewhere = directoryScope(['c2']);
		const here = directoryScope(['c1', 'c2']);
		const inScope = (one: typeof here) => write(database, one, (tx) => claimImport(one, tx, claim));
		expect(await inScope(elsewhere)).toBeNull();
		expect((await inScope(here))?.companyId).toBe('c1');
	});

	test('of two who move an import on one succeeds, and its claim is given back', async () => {
		await insert('a', { claimedBy: 'w', claimedUntil: 9 });
		const move = () =>
			change((tx) =>
				moveImport(scope, tx, {
					importId: 'a',
					from: ['reading'],
					to: 'preview',
					changes: { layoutId: 'tepco-kurashi' }
				})
			);
		expect((await Promise.all([move(), move()])).sort()).toEqual([false, true]);
		const found = await read(database, scope, (tx) => findImport(scope, tx, 'a'));
		expect(found).toMatchObject({ status: 'preview', layoutId: 'tepco-kurashi', claimedBy: null });
	});

	test('commits are numbered within the company, and no number is given twice', async () => {
		expect(await change((tx) => nextCommitNumber(scope, tx))).toBe(1);
		await insert('a', { status: 'committed', commitNumber: 1 });
		await insert('b', { status: 'undone', commitNumber: 7 });
		expect(await change((tx) => nextCommitNumber(scope, tx))).toBe(8);
		await expect(insert('c', { commitNumber: 7 })).rejects.toThrow(/unique/i);
	});

	test('records and rejected rows come back in order', async () => {
		await insert('a');
		await change(async (tx) => {
			await insertRecords(scope, tx, {
				importId: 'a',
				records: [{ ...record, recordIndex: 1 }, record]
			});
			await setRecordPoint(scope, tx, { importId: 'a', recordIndex: 1, meteringPointId: 'point' });
			const rows = [3, 1, 2].map((number) => ({
				sheet: null,
				row: number * 10,
				number,
				cells: '["△"]',
				finding: '{}'
			}));
			await insertRejectedRows(scope, tx, { importId: 'a', rows });
		});
		const [records, rejected] = await read(
			database,
			scope,
			async (tx) =>
				[
					await listRecords(scope, tx, 'a'),
					await listRejectedRows(scope, tx, { importId: 'a', after: 1, limit: 10 })
				] as const
		);
		expect(records).toMatchObject([
			record,
			{ ...record, recordIndex: 1, meteringPointId: 'point' }
		]);
		expect(rejected.map(({ row, cells }) => [row, cells])).toEqual([
			[20, '["△"]'],
			[30, '["△"]']
		]);
	});
});
