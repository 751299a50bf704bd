import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getServer } from '$lib/server/app';
import { write } from '$lib/server/repositories/transaction';
import { closeMonth, reopenMonth } from '$lib/server/services/closing';
import { getOverview } from '$lib/server/services/overview';
import { listCompanyRecords } from '$lib/server/services/records';
import {
	applyRestatement,
	getRestatement,
	listRestatements,
	startRestatement,
	undoRestatement
} from '$lib/server/services/restatements';
import {
	discardEdition,
	getEdition,
	listEditions,
	uploadEdition
} from '$lib/server/services/restatements/editions';
import {
	applyCompanyRestatement,
	getCompanyRestatement,
	listCompanyEditions,
	listCompanyRestatements,
	undoCompanyRestatement
} from '$lib/server/services/restatements/of-company';
import { resumeRestatements } from '$lib/server/services/restatements/run';
import { verify } from '$lib/server/services/verify';
import { insertRestatement } from '$lib/server/repositories/restatements';
import { code } from './access-world';
import { context, openApp } from './an-app';
import type { Clerk } from './clerk';
import { consortiumScope, engines } from './engines';
import {
	aConsortium,
	aMember,
	bringIn,
	co2Of,
	corrected,
	derivedRows,
	fileRequest,
	LISTED
} from './restatement-world';

describe.each(engines)('an edition that is brought in on $name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;
	let consortium: string;
	let clerk: Clerk;
	beforeAll(async () => {
		app = await openApp({ createPlace });
	});
	afterAll(() => app.close());
	beforeEach(async () => {
		consortium = await aConsortium();
		clerk = await aMember(consortium);
	});

	const compute = async (residual = '0.500') => {
		const { id: edition } = await bringIn(consortium, corrected(residual));
		return { edition, ...(await startRestatement(context, consortium, { edition })) };
	};
	const apply = (id: string, company?: string) =>
		applyRestatement(context, consortium, { id, company });
	const undo = (id: string, company?: string) =>
		undoRestatement(context, consortium, { id, company });
	const noDifferences = async () => expect((await verify(context)).differences).toEqual([]);

	it('says what it changes, and the same file twice is one edition', async () => {
		const first = await bringIn(consortium, corrected('0.500'));
		const second = await bringIn(consortium, corrected('0.500'));
		expect([first.isNew, second.isNew, second.id]).toEqual(['yes', 'no', first.id]);
		expect(first.id).toMatch(/^electricity-result-2024@2026-06-04-[0-9a-f]{16}$/);
		const edition = await getEdition(context, consortium, first.id);
		expect(edition.differences.base?.id).toBe(LISTED.id);
		expect(edition.differences.figures).toEqual([
			{
				...{ kind: 'changed', name: '東京電力エナジーパートナー(株)', label: 'メニューM(残差)' },
				old: { basic: '0.452', adjusted: '0.452' },
				now: { basic: '0.500', adjusted: '0.500' }
			}
		]);
		const { items, companies } = await listEditions(context, consortium);
		expect(companies).toBe(1);
		expect(items.find(({ id }) => id === first.id)?.companies).toBe(0);
		expect(items.find(({ id }) => id === LISTED.id)?.companies).toBe(1);
	});

	it('a list with faults is refused with all of them', async () => {
		const rows = [
			'電気事業者名,基礎排出係数(t-CO2/kWh),調整後排出係数(t-CO2/kWh)',
			'甲電力(株),0.4,－'
		];
		const upload = uploadEdition(context, consortium, fileRequest(rows.join('\n'), 'list.csv'));
		await expect(upload).rejects.toMatchObject({
			code: 'edition.refused',
			findings: expect.arrayContaining([
				expect.objectContaining({
					code: 'factors.basis_missing',
					where: expect.objectContaining({ row: 2 })
				}),
				expect.objectContaining({ code: 'factors.default_missing' }),
				expect.objectContaining({ code: 'factors.list_date_missing' })
			])
		});
	});

	it('a list in the ministries’ layout takes its day and years from the form', async () => {
		const rows = [
			'電気事業者名,基礎排出係数(t-CO2/kWh),調整後排出係数(t-CO2/kWh)',
			'甲電力(株),0.000400,0.000400',
			'代替値,0.000410,0.000410'
		];
		const facts = { listDate: '2027-01-08', resultYear: '2025' };
		const { id } = await uploadEdition(
			context,
			consortium,
			fileRequest(rows.join('\n'), 'list.csv', facts)
		);
		const edition = await getEdition(context, consortium, id);
		expect([edition.series, edition.figures]).toEqual(['electricity/2026', 2]);
		expect(edition.findings.map((one) => one.code)).toContain('factors.supplier_gone');
	});

	it('the dry run tells by how many per cent companies move, and moves nothing', async () => {
		const before = await derivedRows(clerk.company);
		const restatement = await compute();
		expect(restatement.status).toBe('ready');
		expect(restatement.companies).toMatchObject([
			{ id: clerk.company, status: 'computed', movedMonths: 1, percentAdjusted: 10.6 }
		]);
		expect(await derivedRows(clerk.company)).toEqual(before);
		expect(await listCompanyRestatements(context, clerk.company)).toEqual([]);
		expect(await code(getCompanyRestatement(context, clerk.company, restatement.id))).toBe(
			'not_found'
		);
	});

	it('behind the coordinator’s wall stand status, counts and percentages alone', async () => {
		const { id } = await compute();
		const { companies } = await apply(id);
		expect(Object.keys(companies[0]!).sort()).toEqual([
			...['closedMonths', 'id', 'movedMonths', 'movedPoints', 'name', 'open'],
			...['percentAdjusted', 'percentBasic', 'status']
		]);
		const view = await getRestatement(context, consortium, id);
		const numbers = JSON.stringify(view.companies).match(/(?<=:)-?[\d.]+/g);
		expect(numbers).toEqual(['1', '1', '0', '10.6', '10.6']);
	});

	it('applied it counts, the company is told, and undone the former bits are back', async () => {
		const before = await derivedRows(clerk.company);
		const { id } = await compute();
		expect((await apply(id)).companies).toMatchObject([{ status: 'applied' }]);
		expect(await co2Of(clerk.company)).toBe(500);
		await noDifferences();
		const { editions } = await getOverview(context, clerk.company);
		expect(editions).toMatchObject([{ id, status: 'applied', movedMonths: 1 }]);
		const told = await getCompanyRestatement(context, clerk.company, id);
		expect(told.formerLabel).toBe(LISTED.label);
		expect(told.months).toMatchObject([
			{
				...{ month: '2025-04', point: '受電', carrier: 'electricity' },
				old: { co2KgAdjusted: 452, factorId: expect.stringMatching(`^${LISTED.id}/`) },
				now: { co2KgAdjusted: 500, factorId: expect.stringMatching('@2026-06-04-') }
			}
		]);
		expect((await undo(id)).companies).toMatchObject([{ status: 'undone' }]);
		expect(await derivedRows(clerk.company)).toEqual(before);
		await noDifferences();
		const { records } = await listCompanyRecords(context, clerk.company, {});
		expect(records.map(({ event }) => event)).toEqual(
			expect.arrayContaining(['edition.adopt', 'edition.undo'])
		);
	});

	it('a company whose closed month would move is held, and applies it itself once it is open', async () => {
		await closeMonth(context, clerk.company, { month: '2025-04' });
		const { id } = await compute();
		expect((await apply(id)).companies).toMatchObject([{ status: 'held', closedMonths: 1 }]);
		expect(await co2Of(clerk.company)).toBe(452);
		expect((await getOverview(context, clerk.company)).editions).toMatchObject([
			{ status: 'held' }
		]);
		const again = () => applyCompanyRestatement(context, clerk.company, id);
		expect(await code(again())).toBe('restatement.months_closed');
		await reopenMonth(context, clerk.company, { month: '2025-04', reason: 'x' });
		await again();
		expect(await co2Of(clerk.company)).toBe(500);
		await noDifferences();
		await closeMonth(context, clerk.company, { month: '2025-04' });
		expect(await code(undoCompanyRestatement(context, clerk.company, id))).toBe(
			'restatement.months_closed'
		);
		expect(await co2Of(clerk.company)).toBe(500);
	});

	it('a company that joins later does not have it yet, and gets it with one click', async () => {
		const { id } = await compute();
		await apply(id);
		const late = await aMember(consortium);
		const { companies, counts } = await getRestatement(context, consortium, id);
		expect(counts).toMatchObject({ open: 1, applied: 1 });
		expect(companies.find((one) => one.id === late.company)?.status).toBe('open');
		await apply(id, late.company);
		expect(await co2Of(late.company)).toBe(500);
		await undo(id, late.company);
		expect([await co2Of(late.company), await co2Of(clerk.company)]).toEqual([452, 500]);
	});

	it('work that a crash broke off goes on where it was', async () => {
		const { edition } = await compute();
		const scope = consortiumScope(consortium);
		const work = { restatementId: 'broken', editionId: edition, series: 'electricity/2025' };
		await write(getServer().database, scope, (tx) =>
			insertRestatement(scope, tx, {
				...{ ...work, status: 'applying', createdAt: 1, createdBy: 'x', endedAt: null },
				...{ startedAt: 1, startedBy: 'x', claimedBy: 'gone', claimedUntil: Date.now() + 1000 }
			})
		);
		await resumeRestatements(Date.now());
		expect(await co2Of(clerk.company)).toBe(452);
		await resumeRestatements(Date.now() + 2000);
		expect(await co2Of(clerk.company)).toBe(500);
		expect((await getRestatement(context, consortium, 'broken')).status).toBe('applied');
	});

	it('undoing the older of two leaves alone what the newer one made', async () => {
		const first = await compute('0.500');
		await apply(first.id);
		const second = await compute('0.600');
		await apply(second.id);
		expect((await undo(first.id)).companies).toMatchObject([{ status: 'superseded' }]);
		expect(await co2Of(clerk.company)).toBe(600);
		await undo(second.id);
		expect(await co2Of(clerk.company)).toBe(500);
		await noDifferences();
	});

	it('what was never applied can be discarded, what was applied cannot', async () => {
		const { edition, id } = await compute();
		await apply(id);
		expect(await code(discardEdition(context, consortium, edition))).toBe('edition.in_use');
		const draft = await compute('0.700');
		await discardEdition(context, consortium, draft.edition);
		expect(await code(getEdition(context, consortium, draft.edition))).toBe('not_found');
		const states = (await listRestatements(context, consortium)).map(({ status }) => status);
		expect(states.sort()).toEqual(['applied', 'discarded']);
		expect(await code(apply(draft.id))).toBe('restatement.not_now');
	});

	it('a company reads which editions count for it, since when and by whom', async () => {
		const { id, edition } = await compute();
		await apply(id);
		const editions = await listCompanyEditions(context, clerk.company);
		expect(editions.filter(({ since }) => since !== null)).toMatchObject([
			{ series: 'electricity/2025', editionId: edition, origin: 'brought_in' }
		]);
		expect(editions.map(({ editionId }) => editionId)).not.toContain(LISTED.id);
		await undo(id);
		const back = await listCompanyEditions(context, clerk.company);
		expect(back.every(({ since }) => since === null)).toBe(true);
	});

	it('another consortium finds neither edition nor restatement', async () => {
		const { id, edition } = await compute();
		const other = await aConsortium();
		expect([
			await code(getEdition(context, other, edition)),
			await code(getRestatement(context, other, id)),
			await code(startRestatement(context, other, { edition })),
			await code(applyRestatement(context, other, { id })),
			await code(discardEdition(context, other, edition))
		]).toEqual(Array(5).fill('not_found'));
	});
});
