/**
 * A file counts once: uploaded again, saved in another encoding, or cut in two at any row with
 * its headings repeated, its figures in force are those of the whole.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isoDay, parseIsoDay } from '$lib/domain/time/day';
import { listBills } from '$lib/server/services/bills';
import { createCompany } from '$lib/server/services/companies';
import { getEnergy } from '$lib/server/services/energy';
import { commitImport, uploadFile } from '$lib/server/services/imports';
import { getLoadProfile } from '$lib/server/services/load-profile';
import { mapImport } from '$lib/server/services/mappings';
import { listMeteringPoints } from '$lib/server/services/metering-points';
import { verify } from '$lib/server/services/verify';
import type { ImportView } from '$lib/server/services/views';
import * as bills from '../importers/printing/bill-tables';
import { print, type ModelTable, type Style } from '../importers/printing/print';
import * as readings from '../importers/printing/reading-tables';
import { propertyRuns, propertyTimeout } from '../property-runs';
import { context, openApp } from './an-app';
import { engines } from './engines';

/** Tables whose rows say for themselves what they are of, and how many rows their headings take. */
const TABLES: [name: string, table: fc.Arbitrary<ModelTable>, headRows: number][] = [
	['bills of months', bills.monthlyBills, 1],
	['bills of two carriers', bills.severalCarriers, 1],
	['bills with first and last day', bills.billPeriods, 1],
	['bills with a period', bills.periodsInOneCell, 1],
	['bills of gas', bills.osakaGas, 2],
	['places of use', bills.shinEnergy, 3],
	['months across', bills.monthsAcross, 2],
	['half-hours that end', readings.tepcoHalfHours, 1],
	['stamps that start', readings.startStamps, 1],
	['a row a day', readings.wideDays, 2],
	['a row a day of a supplier', readings.tohokuWide, 2],
	['a row a day of a place', readings.enarisWide, 1]
];

const PLAIN: Style = {
	...{ form: 'text', encoding: 'utf-8', delimiter: ',', quotes: 'needed', lineEnd: '\n' },
	...{ lastLineEnd: 'there', figures: 'plain', days: 'slashed', months: 'slashed' },
	...{ titles: 'missing', blankRows: 0, total: 'missing' }
};
const OTHERWISE = fc.record({
	encoding: fc.constantFrom('utf-8 with BOM', 'utf-16le with BOM', 'cp932', 'euc-jp'),
	lineEnd: fc.constantFrom('\r\n', '\r'),
	quotes: fc.constantFrom('needed', 'all'),
	delimiter: fc.constantFrom('\t', ';')
}) as fc.Arbitrary<Partial<Style>>;

/** What a person answers who is asked whether the stamps of a part are starts or ends. */
const STARTS = {
	...{ headerRow: 1, shape: 'rows', carrier: 'electricity', slotMinutes: 60, stamp: 'start' },
	columns: [
		{ index: 0, means: 'date' },
		{ index: 1, means: 'quantity', unit: 'kWh' }
	]
};

async function put(company: string, table: ModelTable, style: Style = PLAIN): Promise<ImportView> {
	const { bytes, fileName } = print(table, style);
	const body = new FormData();
	body.append('file', new Blob([bytes as BlobPart]), fileName);
	const request = new Request('http://localhost/', { method: 'POST', body });
	const uploaded = await uploadFile(context, company, request);
	const { id } = uploaded;
	const asked = uploaded.status === 'needs_mapping';
	if (asked) await mapImport(context, company, { id, mapping: STARTS });
	const committed = await commitImport(context, company, { id, conflicts: 'keep' });
	expect([committed.status, committed.counts.conflict]).toEqual(['committed', 0]);
	return committed;
}

/** The figures in force, of whatever point: bills, readings, and the months made of them. */
async function inForce(company: string, { expected }: ModelTable) {
	const points = await listMeteringPoints(context, company);
	const firstDay = expected.flatMap(({ rows }) => rows.map(([day]) => String(day))).sort()[0]!;
	const of = await Promise.all(
		points.map(async ({ id, carrier, supplyPointNumber }) => ({
			...{ carrier, supplyPointNumber },
			bills: (await listBills(context, company, { meteringPoint: id })).map(
				({ from, to, quantity, costYen }) => [from, to, quantity, costYen]
			),
			readings: await readingsOf(company, id, firstDay)
		}))
	);
	const asked = { from: '1985-01', to: '2036-12', by: ['month', 'carrier'] as const };
	const { rows } = await getEnergy(context, company, { ...asked, by: [...asked.by] });
	const months = rows.map(({ month, carrier, quantity, costYen }) => [
		...[month, carrier, quantity, costYen]
	]);
	const key = (one: object) => JSON.stringify(one);
	return { months, points: of.sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
}

/** The tables of readings are of a few days. */
async function readingsOf(company: string, meteringPointId: string, from: string) {
	const to = isoDay(parseIsoDay(from)! + 30);
	const { days } = await getLoadProfile(context, company, { meteringPointId, from, to });
	return days.map(({ day, kwh }) => [day, kwh]);
}

const newCompany = async () => (await createCompany(context, { name: '試験' })).id;

/** Both parts with the headings, cut behind so many rows. */
function cutAt(table: ModelTable, headRows: number, at: number): [ModelTable, ModelTable] {
	const head = table.rows.slice(0, headRows);
	const body = table.rows.slice(headRows);
	const behind = 1 + (at % Math.max(body.length - 1, 1));
	const part = (rows: ModelTable['rows']) => ({ ...table, rows: [...head, ...rows] });
	return [part(body.slice(0, behind)), part(body.slice(behind))];
}

describe.each(engines)('$name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;
	beforeAll(async () => {
		app = await openApp({ createPlace });
	});
	afterAll(async () => {
		expect((await verify(context)).differences).toEqual([]);
		await app.close();
	});

	const { numRuns, ...seed } = propertyRuns('split-files', 2 * TABLES.length);
	const runs = { numRuns: Math.ceil(numRuns / TABLES.length), seed: 20261120, ...seed };

	it.each(TABLES)(
		'%s count once, whole or in parts, however often they come',
		async (_name, tables, headRows) => {
			const whole = tables.filter(({ rows }) => rows.length > headRows + 1);
			const order = fc.constantFrom('first part first', 'second part first');
			const law = fc.asyncProperty(
				...([whole, fc.nat(), order, OTHERWISE] as const),
				async (table, at, partOrder, otherwise) => {
					const [one, other] = [await newCompany(), await newCompany()];
					const first = await put(one, table);
					const figures = await inForce(one, table);
					const again = await put(one, table, { ...PLAIN, ...otherwise });
					expect(again.counts).toEqual({ ...first.counts, new: 0, same: first.counts.new });
					const twice = await put(one, table);
					expect(twice.findings.map(({ code }) => code)).toContain('file.already_imported');
					expect(await inForce(one, table)).toEqual(figures);
					const parts = cutAt(table, headRows, at);
					if (partOrder === 'second part first') parts.reverse();
					for (const part of parts) await put(other, part);
					expect(await inForce(other, table)).toEqual(figures);
				}
			);
			await fc.assert(law, runs);
		},
		propertyTimeout('split-files', 120_000)
	);
});
