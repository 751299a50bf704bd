import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mapping } from '$lib/importers/importer';
import { createCompany } from '$lib/server/services/companies';
import { commitImport, getImport, undoImport, uploadFile } from '$lib/server/services/imports';
import {
	forgetMapping,
	getMapping,
	listMappings,
	mapImport,
	mappingFields,
	tryMapping
} from '$lib/server/services/mappings';
import { createMeteringPoint } from '$lib/server/services/metering-points';
import { createSite } from '$lib/server/services/sites';
import { code, elsewhere, nobody, PASSWORD, wholly } from './access-world';
import { context, openApp } from './an-app';
import { engines } from './engines';
import { signIn } from '$lib/server/services/sign-in';
import { createUser } from '$lib/server/services/users';

const realFiles =
	process.env.REAL_FILES_DIR ?? fileURLToPath(new URL('../../../shared/real', import.meta.url));

let places = 0;
const newCompany = async () => (await createCompany(context, { name: `試験${(places += 1)}` })).id;

function upload(company: string, name: string, content: string | Uint8Array) {
	const body = new FormData();
	body.append('file', new Blob([content as BlobPart]), name);
	return uploadFile(context, company, new Request('http://localhost/', { method: 'POST', body }));
}

/** Headings that name neither a date nor an amount. */
const table = (...lines: string[]) => ['区分,締め,甲,乙', ...lines].join('\r\n');
const FIRST = table('A,2026/04,100,3000', 'A,2026/05,120,3600');
const NEXT = table('A,2026/06,140,4200');

const MAPPING: Mapping = {
	headerRow: 1,
	shape: 'rows',
	rowIs: 'bill',
	carrier: 'electricity',
	columns: [
		{ index: 1, means: 'date' },
		{ index: 2, means: 'quantity', unit: 'kWh' },
		{ index: 3, means: 'costYen' }
	]
};

const mapped = (company: string, id: string, mapping: object = MAPPING) =>
	mapImport(context, company, { id, mapping });

/** Uploaded, mapped and committed. */
async function taught(company: string, content = FIRST, mapping: object = MAPPING) {
	const { id } = await upload(company, 'first.csv', content);
	await mapped(company, id, mapping);
	return commitImport(context, company, { id });
}

describe.each(engines)('mappings on $name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;

	beforeAll(async () => {
		app = await openApp({ createPlace });
	});

	afterAll(() => app.close());

	it('an unknown table comes with its first rows and a guess', async () => {
		const company = await newCompany();
		const { id, status } = await upload(company, 'first.csv', FIRST);
		expect(status).toBe('needs_mapping');
		const asked = await getMapping(context, company, id);
		expect(asked.rows[1]).toEqual(['A', '2026/04', '100', '3000']);
		expect(asked.mapping.columns).toEqual([{ index: 1, means: 'date' }]);
		expect(asked.readable).toBe('no');
		expect(asked.findings.map((one) => one.code)).toContain('carrier.unknown');
	});

	it('a trial says what would be read and stores nothing', async () => {
		const company = await newCompany();
		const { id } = await upload(company, 'first.csv', FIRST);
		const before = await getImport(context, company, id);
		const trial = await tryMapping(context, company, { id, mapping: MAPPING });
		expect(trial.readable).toBe('yes');
		expect(trial.totals).toMatchObject([
			{ carrier: 'electricity', quantity: 220, costYen: 6600, count: 2, from: '2026-04-01' }
		]);
		expect(trial.totals[0]?.byMonth.map(({ quantity }) => quantity)).toEqual([100, 120]);
		expect(await getImport(context, company, id)).toEqual(before);
	});

	it('the mapping that is used makes a preview of the same import', async () => {
		const company = await newCompany();
		const { id } = await upload(company, 'first.csv', FIRST);
		const view = await mapped(company, id);
		expect([view.id, view.status, view.layout?.id]).toEqual([id, 'preview', 'mapping']);
		expect(view.records[0]).toMatchObject({ quantity: 220, costYen: 6600 });
	});

	it('a preview can be read differently, again and again, and as a layout', async () => {
		const company = await newCompany();
		const { id } = await upload(company, 'bills.csv', '年月,使用量(kWh)\r\n2026/04,100\r\n');
		const columns = [
			{ index: 0, means: 'date' },
			{ index: 1, means: 'quantity', unit: '千kWh' }
		];
		expect((await mapped(company, id, { ...MAPPING, columns })).records[0]?.quantity).toBe(100_000);
		const again = await mapImport(context, company, { id, layout: 'monthly-bills' });
		expect([again.layout?.id, again.records[0]?.quantity]).toEqual(['monthly-bills', 100]);
	});

	it('a mapping that reads nothing keeps the file, and another may still make sense of it', async () => {
		const company = await newCompany();
		const { id } = await upload(company, 'first.csv', FIRST);
		const columns = [
			{ index: 0, means: 'date' },
			{ index: 2, means: 'quantity', unit: 'kWh' }
		];
		const view = await mapped(company, id, { ...MAPPING, columns });
		expect(view.status).toBe('needs_mapping');
		expect(view.findings.map((one) => one.code)).toContain('table.nothing_readable');
		expect((await mapped(company, id)).status).toBe('preview');
	});

	it('what is committed cannot be mapped any more', async () => {
		const company = await newCompany();
		const { id } = await taught(company);
		expect(await code(mapped(company, id))).toBe('import.not_open');
		expect(await code(tryMapping(context, company, { id, mapping: MAPPING }))).toBe(
			'import.not_open'
		);
	});

	it('the next file with the same headings is read in the same way, and says so', async () => {
		const company = await newCompany();
		await taught(company);
		const view = await upload(company, 'next.csv', NEXT);
		expect([view.status, view.records[0]?.quantity]).toEqual(['preview', 140]);
		expect(view.layout?.reason).toMatch(/\d{4}-\d{2}-\d{2} .*決めた列の読み方/);
		await commitImport(context, company, { id: view.id });
		expect(await listMappings(context, company)).toHaveLength(1);
	});

	it('names who decided it', async () => {
		const company = await newCompany();
		const email = `clerk${places}@example.jp`;
		const { id: userId } = await createUser(context, {
			email,
			name: '経理花子',
			password: PASSWORD
		});
		await wholly(signIn(nobody, { email, password: PASSWORD }, elsewhere()));
		const clerk = { ...context, principal: { ...context.principal!, userId } };
		const { id } = await upload(company, 'first.csv', FIRST);
		await mapImport(clerk, company, { id, mapping: MAPPING });
		await commitImport(context, company, { id });
		expect((await upload(company, 'next.csv', NEXT)).layout?.reason).toContain('経理花子');
		expect((await listMappings(context, company))[0]?.taughtBy).toBe('経理花子');
	});

	it('is the company’s alone', async () => {
		await taught(await newCompany());
		expect((await upload(await newCompany(), 'next.csv', NEXT)).status).toBe('needs_mapping');
	});

	it('undoing the import takes its mapping back, and what was said stays on the screen', async () => {
		const company = await newCompany();
		const { id } = await taught(company);
		await undoImport(context, company, id);
		expect(await listMappings(context, company)).toEqual([]);
		const next = await upload(company, 'next.csv', NEXT);
		expect(next.status).toBe('needs_mapping');
		const asked = await getMapping(context, company, next.id);
		expect([asked.readable, asked.mapping.columns]).toEqual(['yes', MAPPING.columns]);
	});

	it('undoing a later mapping brings the earlier one back', async () => {
		const company = await newCompany();
		await taught(company);
		const columns = MAPPING.columns.map((one) => (one.unit ? { ...one, unit: '千kWh' } : one));
		const later = await upload(company, 'later.csv', NEXT);
		await mapped(company, later.id, { ...MAPPING, columns });
		await commitImport(context, company, { id: later.id });
		const third = table('A,2026/07,1,1');
		expect((await upload(company, 'third.csv', third)).records[0]?.quantity).toBe(1000);
		await undoImport(context, company, later.id);
		expect((await upload(company, 'third.csv', third)).records[0]?.quantity).toBe(1);
	});

	it('is forgotten when a person says so; what was imported stays', async () => {
		const company = await newCompany();
		const { id } = await taught(company);
		const [known] = await listMappings(context, company);
		await forgetMapping(context, company, known!.id);
		expect(await listMappings(context, company)).toEqual([]);
		expect((await upload(company, 'next.csv', NEXT)).status).toBe('needs_mapping');
		expect((await getImport(context, company, id)).status).toBe('committed');
		expect(await code(forgetMapping(context, company, known!.id))).toBe('not_found');
	});

	it('the period of a whole table is asked for each file anew', async () => {
		const company = await newCompany();
		const yearly = '事業所名,電気(kWh)\r\n本社,100\r\n';
		const mapping = {
			...{ headerRow: 1, shape: 'rows', carrier: 'electricity' },
			period: { from: '2024-04-01', to: '2025-03-31' },
			columns: [
				{ index: 0, means: 'label' },
				{ index: 1, means: 'quantity', unit: 'kWh' }
			]
		};
		await taught(company, yearly, mapping);
		const next = await upload(company, '2025.csv', yearly.replace('100', '90'));
		expect(next.status).toBe('needs_mapping');
		expect(next.findings.map((one) => one.code)).toContain('mapping.period_again');
		const asked = await getMapping(context, company, next.id);
		expect(asked.mapping).toMatchObject({ columns: mapping.columns });
		expect(asked.mapping).not.toHaveProperty('period');
	});

	it('a metering point named with the mapping is used', async () => {
		const company = await newCompany();
		const { id: siteId } = await createSite(context, company, { name: '工場' });
		const add = (name: string) =>
			createMeteringPoint(context, company, { siteId, name, carrier: 'electricity', unit: 'kWh' });
		await add('電灯');
		const { id: meteringPointId } = await add('動力');
		const { id } = await upload(company, 'first.csv', FIRST);
		const view = await mapImport(context, company, { id, mapping: MAPPING, meteringPointId });
		expect(view.records[0]).toMatchObject({ meteringPointId, meteringPointName: '動力' });
	});

	it('energy given as heat becomes the amount by the law’s figure of its year, named', async () => {
		const company = await newCompany();
		const { id } = await upload(company, 'heat.csv', '事業所名,電気(GJ)\r\n本社,976\r\n');
		const view = await mapped(company, id, {
			...{ headerRow: 1, shape: 'rows', carrier: 'electricity' },
			period: { from: '2020-04-01', to: '2021-03-31' },
			columns: [
				{ index: 0, means: 'label' },
				{ index: 1, means: 'quantity', unit: 'GJ' }
			]
		});
		// 9.76 GJ/MWh before FY2023.
		expect(view.records[0]).toMatchObject({ unit: 'kWh', quantity: 100_000 });
		expect(view.findings.find((one) => one.code === 'import.converted_from_heat')?.params).toEqual(
			expect.objectContaining({ factor: 9.76, unit: 'GJ/MWh' })
		);
	});

	it.runIf(existsSync(realFiles))('the colleges’ yearly table goes in by the form', async () => {
		const company = await newCompany();
		const path = `${realFiles}/jp-utility/kosen/kankyo2020_energyinput.csv`;
		const { id } = await upload(company, 'kankyo2020.csv', readFileSync(path));
		const asked = await getMapping(context, company, id);
		const { mapping, meteringPointId } = mappingFields({
			...{ headerRow: '1', headerRowShown: '1', shape: 'bill', period: 'whole', carrier: null },
			...{ from: '2020-04-01', to: '2021-03-31' },
			...{ 'means.0': 'label', 'means.1': 'quantity', 'means.2': 'quantity' },
			...{ 'means.3': 'quantity', 'means.4': 'quantity', 'means.5': 'quantity' },
			...Object.fromEntries([1, 2, 3, 4, 5].map((at) => [`unit.${at}`, 'GJ'])),
			...{ 'carrier.1': 'electricity', 'carrier.2': 'electricity', 'carrier.5': 'solar' },
			...{ 'carrier.3': 'heavy_oil_a', 'carrier.4': 'heavy_oil_a' }
		});
		expect(asked.columns.map(({ header }) => header)).toContain('新エネルギー(GJ)');
		const view = await mapImport(context, company, { id, mapping, meteringPointId });
		expect(view.status).toBe('preview');
		const names = new Set(view.records.map(({ label }) => label));
		expect(names).toContain('函館 / 電気起算校舎(GJ)');
		expect((await commitImport(context, company, { id })).status).toBe('committed');
	});
});
