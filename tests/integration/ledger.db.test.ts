import type { Database } from '$lib/server/db/database';
import { listBillsInForce, replaceBillsInForce } from '$lib/server/repositories/bills-in-force';
import {
	type BillCandidate,
	insertBillCandidates,
	insertLoadDayCandidates,
	listBillCandidates,
	type LoadDayCandidate
} from '$lib/server/repositories/candidates';
import { insertImport, moveImport } from '$lib/server/repositories/imports';
import { listLedgerBills, listLedgerDays } from '$lib/server/repositories/ledger';
import {
	listDayTotals,
	listLoadDaysInForce,
	type LoadDayInForce,
	replaceLoadDaysInForce
} from '$lib/server/repositories/load-days-in-force';
import { moveToLedger } from '$lib/server/repositories/move-to-ledger';
import { read, type ReadTx, type WriteTx, write } from '$lib/server/repositories/transaction';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anImport, createFoundry } from './a-company';
import { companyScope, engines } from './engines';
import { bill, day, inForce, plain } from './ledger-rows';

const scope = companyScope('c1');
describe.each(engines)('$name', ({ name, openFresh }) => {
	let database: Database;
	beforeEach(async () => {
		database = await openFresh();
		await change((tx) => createFoundry(scope, tx));
	});
	afterEach(() => database.close());

	const change = <T>(work: (tx: WriteTx) => Promise<T>) => write(database, scope, work);
	const look = <T>(work: (tx: ReadTx) => Promise<T>) => read(database, scope, work);
	const insert = (id: string, commitNumber: number) =>
		change((tx) => insertImport(scope, tx, anImport(id, { status: 'committed', commitNumber })));
	const undo = (importId: string) =>
		change((tx) => moveImport(scope, tx, { importId, from: ['committed'], to: 'undone' }));
	const assignments = [{ recordIndex: 0, meteringPointId: 'point' }];

	async function commitBills(importId: string, commitNumber: number, bills: BillCandidate[]) {
		await insert(importId, commitNumber);
		await change(async (tx) => {
			await insertBillCandidates(scope, tx, { importId, bills });
			await moveToLedger(scope, tx, { importId, assignments });
		});
	}

	async function commitDays(importId: string, commitNumber: number, days: LoadDayCandidate[]) {
		await insert(importId, commitNumber);
		await change(async (tx) => {
			await insertLoadDayCandidates(scope, tx, { importId, days });
			await moveToLedger(scope, tx, { importId, assignments });
		});
	}

	test('what is moved to the ledger is a candidate no more', async () => {
		await insert('i1', 1);
		await change(async (tx) => {
			const bills = [bill(0, 20_000), bill(1, 20_030), bill(0, 20_000, { recordIndex: 1 })];
			await insertBillCandidates(scope, tx, { importId: 'i1', bills });
			await moveToLedger(scope, tx, {
				importId: 'i1',
				assignments: [{ ...assignments[0]!, bills: new Map([[1, 'declined']]) }]
			});
		});
		expect(await look((tx) => listBillCandidates(scope, tx, { importId: 'i1' }))).toEqual([]);
		const ledger = await look((tx) => listLedgerBills(scope, tx, 'point'));
		const origin = { meteringPointId: 'point', importId: 'i1', commitNumber: 1 };
		const file = { fileName: 'i1.csv', sha256: 'a'.repeat(64), layoutId: null };
		expect(ledger).toEqual([
			{ ...bill(0, 20_000), ...origin, ...file, disposition: 'assert' },
			{ ...bill(1, 20_030), ...origin, ...file, disposition: 'declined' }
		]);
	});

	test('bills are read in the order of commits, without those of an import that is undone', async () => {
		await commitBills('later', 3, [bill(0, 20_000)]);
		await commitBills('first', 1, [bill(0, 20_100)]);
		await commitBills('second', 2, [bill(0, 20_050)]);
		const imports = () =>
			look(async (tx) => (await listLedgerBills(scope, tx, 'point')).map((one) => one.importId));
		expect(await imports()).toEqual(['first', 'second', 'later']);
		await undo('second');
		expect(await imports()).toEqual(['first', 'later']);
	});

	test('days are read day by day in the order of commits, with what was declined', async () => {
		await commitDays('b', 2, [day(100), day(101)]);
		await insert('a', 1);
		await change(async (tx) => {
			await insertLoadDayCandidates(scope, tx, {
				importId: 'a',
				days: [day(101), day(102), day(103)]
			});
			const declinedSlots = new Map([[102, Uint8Array.of(0b101)]]);
			await moveToLedger(scope, tx, {
				importId: 'a',
				assignments: [{ ...assignments[0]!, declinedSlots }]
			});
		});
		const days = () =>
			look(async (tx) => {
				const rows = await listLedgerDays(scope, tx, {
					meteringPointId: 'point',
					start: 101,
					end: 103
				});
				return rows.map((one) => [one.day, one.importId, plain(one.declined)]);
			});
		expect(await days()).toEqual([
			[101, 'a', null],
			[101, 'b', null],
			[102, 'a', [0b101]]
		]);
		await undo('a');
		expect(await days()).toEqual([[101, 'b', null]]);
	});

	test('bills in force overlap the range asked for, and carry their file', async () => {
		await commitBills('i1', 1, [bill(0, 100), bill(1, 130), bill(2, 160)]);
		const of = (number: number, startDay: number) => ({
			startDay,
			importId: 'i1',
			recordIndex: 0,
			number
		});
		await change((tx) =>
			replaceBillsInForce(scope, tx, {
				meteringPointId: 'point',
				bills: [of(0, 100), of(1, 130), of(2, 160)]
			})
		);
		const starts = (start: number, end: number) =>
			look(async (tx) => {
				const rows = await listBillsInForce(scope, tx, {
					meteringPointIds: ['point', 'none'],
					start,
					end
				});
				return rows.map((one) => [one.startDay, one.fileName]);
			});
		expect(await starts(129, 131)).toEqual([
			[100, 'i1.csv'],
			[130, 'i1.csv']
		]);
		expect(await starts(130, 160)).toEqual([[130, 'i1.csv']]);
		expect(await starts(190, 300)).toEqual([]);
		await change((tx) =>
			replaceBillsInForce(scope, tx, { meteringPointId: 'point', bills: [of(2, 160)] })
		);
		expect(await starts(0, 300)).toEqual([[160, 'i1.csv']]);
	});

	test('a day in force has the slots of its import, a merged one its own', async () => {
		await commitDays('i1', 1, [day(100), day(101)]);
		const merged = { importId: null, slots: Uint8Array.of(9), origins: '["i1","i2"]' };
		await change((tx) =>
			replaceLoadDaysInForce(scope, tx, {
				meteringPointId: 'point',
				start: 100,
				end: 102,
				days: [inForce(100), inForce(101, merged)]
			})
		);
		const days = await look((tx) =>
			listLoadDaysInForce(scope, tx, { meteringPointId: 'point', start: 0, end: 1000 })
		);
		expect(days.map((one) => [one.day, plain(one.slots), one.firstRow, one.origins])).toEqual([
			[100, [100, 0, 255, 128], 17, null],
			[101, [9], null, '["i1","i2"]']
		]);
	});

	test('replacing days in force leaves those outside the range', async () => {
		const replace = (start: number, end: number, days: LoadDayInForce[]) =>
			change((tx) =>
				replaceLoadDaysInForce(scope, tx, { meteringPointId: 'point', start, end, days })
			);
		await replace(
			100,
			104,
			[100, 101, 102, 103].map((one) => inForce(one))
		);
		await replace(101, 103, [inForce(102, { total: 1 })]);
		const totals = await look((tx) =>
			listDayTotals(scope, tx, { meteringPointId: 'point', start: 0, end: 1000 })
		);
		expect(totals.map((one) => [one.day, one.total])).toEqual([
			[100, 4483],
			[102, 1],
			[103, 4483]
		]);
	});

	// Time of the processor and the best of three, as tests run beside others on small machines.
	test.runIf(name === 'sqlite')('57 years of half-hours move to the ledger in 0.1 s', async () => {
		const days = Array.from({ length: 20_834 }, (_, at) => day(at, { slots: new Uint8Array(110) }));
		const spentMs: number[] = [];
		for (const importId of ['i1', 'i2', 'i3']) {
			await insert(importId, spentMs.length + 1);
			await change((tx) => insertLoadDayCandidates(scope, tx, { importId, days }));
			const before = process.cpuUsage();
			await change((tx) => moveToLedger(scope, tx, { importId, assignments }));
			const { user, system } = process.cpuUsage(before);
			spentMs.push((user + system) / 1000);
		}
		expect(Math.min(...spentMs)).toBeLessThan(100);
	});
});
