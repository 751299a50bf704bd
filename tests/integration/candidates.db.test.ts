import type { Database } from '$lib/server/db/database';
import {
	insertBillCandidates,
	insertLoadDayCandidates,
	listBillCandidates,
	listLoadDayCandidates,
	type LoadDayCandidate
} from '$lib/server/repositories/candidates';
import { insertImport } from '$lib/server/repositories/imports';
import { read, type ReadTx, type WriteTx, write } from '$lib/server/repositories/transaction';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anImport, createFoundry } from './a-company';
import { companyScope, engines } from './engines';
import { bill, day, plain } from './ledger-rows';

const scope = companyScope('c1');
const LARGEST = Number.MAX_SAFE_INTEGER;

describe.each(engines)('$name', ({ openFresh }) => {
	let database: Database;
	beforeEach(async () => {
		database = await openFresh();
		await change(async (tx) => {
			await createFoundry(scope, tx);
			await insertImport(scope, tx, anImport('i1', { status: 'preview' }));
		});
	});
	afterEach(() => database.close());

	const change = <T>(work: (tx: WriteTx) => Promise<T>) => write(database, scope, work);
	const look = <T>(work: (tx: ReadTx) => Promise<T>) => read(database, scope, work);

	test('candidates come back exactly, the largest numbers and the longest texts too', async () => {
		const bills = [
			bill(0, 20_000, { quantity: LARGEST, costYen: -LARGEST, peakKw: 15_718, peakKwScale: 2 }),
			bill(1, -1, { quantity: 0, quantityScale: 0, costYen: null, powerFactorPercent: 0.1 + 0.2 }),
			bill(2, 20_060, {
				sheet: '集計\'"{}\\,NULL',
				columnName: '使用量\n（kWh）',
				reading: 'estimated'
			})
		];
		const rows = Uint8Array.from({ length: 300 }, (_, index) => index & 255);
		const days = [day(-5), day(20_000, { slots: new Uint8Array(), total: LARGEST, rows })];
		await change(async (tx) => {
			await insertBillCandidates(scope, tx, { importId: 'i1', bills });
			await insertLoadDayCandidates(scope, tx, { importId: 'i1', days });
		});
		expect(await look((tx) => listBillCandidates(scope, tx, { importId: 'i1' }))).toEqual(bills);
		const page = { importId: 'i1', recordIndex: 0, after: null, limit: 10 };
		const back = await look((tx) => listLoadDayCandidates(scope, tx, page));
		const comparable = (one: LoadDayCandidate) => ({
			...one,
			slots: plain(one.slots),
			rows: plain(one.rows)
		});
		expect(back.map(comparable)).toEqual(days.map(comparable));
	});

	test('five thousand days are all there, whatever the size of a statement', async () => {
		const days = Array.from({ length: 5000 }, (_, index) => day(index, { total: index * 3 }));
		await change((tx) => insertLoadDayCandidates(scope, tx, { importId: 'i1', days }));
		const page = { importId: 'i1', recordIndex: 0, after: 1999, limit: 5000 };
		const back = await look((tx) => listLoadDayCandidates(scope, tx, page));
		expect(back).toHaveLength(3000);
		expect(back.every((one, at) => one.day === at + 2000 && one.total === one.day * 3)).toBe(true);
	});
});
