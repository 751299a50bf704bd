import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getServer } from '$lib/server/app';
import { type EditionFile, shippedEdition } from '$lib/server/factor-library';
import { createConsortium } from '$lib/server/repositories/consortia';
import { insertFactorEdition } from '$lib/server/repositories/factor-editions';
import { read, write } from '$lib/server/repositories/transaction';
import { listUsageMonths } from '$lib/server/repositories/usage';
import { adopt } from '$lib/server/services/editions/adopt';
import { updateMeteringPoint } from '$lib/server/services/metering-points';
import { createOwnFactor, endOwnFactor } from '$lib/server/services/own-factors';
import { verify } from '$lib/server/services/verify';
import { context, openApp } from './an-app';
import { APRIL, Clerk } from './clerk';
import { companyScope, consortiumScope, engines } from './engines';

const LISTED = shippedEdition('electricity-result-2024')!;

/** The same list with TEPCO EP's residual corrected from 0.452 to 0.500. */
function corrected(): EditionFile {
	const edition = structuredClone(LISTED);
	if (edition.kind !== 'supplier_list') throw new Error('not a list of suppliers');
	const tepco = edition.suppliers.find(({ name }) =>
		name.startsWith('東京電力エナジーパートナー')
	)!;
	const residual = tepco.figures.find(({ kind }) => kind === 'residual')!;
	Object.assign(residual, { basic: '0.500', adjusted: '0.500' });
	return { ...edition, id: 'electricity-result-2024@corrected' };
}

describe.each(engines)('editions of factors on $name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;
	const clerk = new Clerk();

	beforeAll(async () => {
		app = await openApp({ createPlace });
		await clerk.begin();
		await updateMeteringPoint(context, clerk.company, {
			id: clerk.meteringPoint,
			supplier: '東京電力エナジーパートナー'
		});
		await clerk.enter(APRIL);
		await write(getServer().database, 'identity', async (tx) => {
			await createConsortium(tx, { consortiumId: 'c', name: 'c', createdAt: 1 });
			await insertFactorEdition(consortiumScope('c'), tx, {
				...{ editionId: corrected().id, series: 'electricity/2025', findings: '[]' },
				...{ content: JSON.stringify(corrected()), fileName: 'x', fileBytes: new Uint8Array(1) },
				...{ createdAt: 1, createdBy: 'x' }
			});
		});
	});
	afterAll(() => app.close());

	const scope = () => companyScope(clerk.company);
	const months = () =>
		read(getServer().database, scope(), (tx) =>
			listUsageMonths(scope(), tx, { from: '0000-01', to: '9999-12' })
		);
	const count = (edition: EditionFile) =>
		write(getServer().database, scope(), (tx) =>
			adopt(scope(), tx, {
				...{ edition, by: 'tester', atMs: 1 },
				consortiumId: edition === LISTED ? null : 'c'
			})
		);

	it('another edition moves the months, and the former one brings back the same bits', async () => {
		const first = await months();
		expect(first[0]!.co2KgAdjusted).toBe(452);
		await count(corrected());
		const [moved] = await months();
		expect([moved!.co2KgAdjusted, moved!.factorId]).toEqual([
			500,
			expect.stringMatching('electricity-result-2024@corrected/')
		]);
		expect((await verify(context)).differences).toEqual([]);
		await count(LISTED);
		expect(await months()).toEqual(first);
		expect((await verify(context)).differences).toEqual([]);
	});

	it('a consortium’s own factors count once adopted, after those of the company', async () => {
		const edition: EditionFile = {
			id: 'own@c',
			kind: 'own_factors',
			...{ label: '独自係数', source: '組合', sourceUrl: null },
			rows: [
				{
					...{ row: 1, carrier: 'electricity', supplier: '東京電力エナジーパートナー' },
					...{ fromMonth: '2025-04', toMonth: '2026-03', basic: '0.1', adjusted: '0.2' },
					...{ energy: null, kgPerM3: null, standardM3PerM3: null, source: '組合の一括契約' }
				}
			]
		};
		await write(getServer().database, 'identity', (tx) =>
			insertFactorEdition(consortiumScope('c'), tx, {
				...{ editionId: edition.id, series: edition.id, findings: '[]', fileName: 'x' },
				...{ content: JSON.stringify(edition), fileBytes: new Uint8Array(1) },
				...{ createdAt: 1, createdBy: 'x' }
			})
		);
		await count(edition);
		const [moved] = await months();
		expect([moved!.co2KgBasic, moved!.co2KgAdjusted, moved!.factorId]).toEqual([
			100,
			200,
			'own/own@c/1'
		]);
		const own = { carrier: 'electricity', fromMonth: '2025-04', source: '契約書', adjusted: '0.3' };
		const { id } = await createOwnFactor(context, clerk.company, {
			...{ ...own, emissionUnit: 'kg-CO2/kWh', meteringPointId: clerk.meteringPoint }
		});
		expect((await months())[0]!.co2KgAdjusted).toBe(300);
		await endOwnFactor(context, clerk.company, { id });
		expect((await months())[0]!.co2KgAdjusted).toBe(200);
	});
});
