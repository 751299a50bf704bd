/** Workbooks made to use up the machine, against the built server and its worker processes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bigCell, lyingSizes, manySheets, nestedZip, overlapping, zeros } from '../importers/bombs';
import { workbook, type Cell } from '../importers/made-workbook';
import { sqlite } from '../integration/engines';
import { Installation, type Server } from './import-server';
import { peaks } from './memory';

const MB = 2 ** 20;

describe.skipIf(process.platform !== 'linux')('on the built server', () => {
	let installation: Installation;
	let server: Server;
	beforeAll(async () => {
		const place = await sqlite.createPlace();
		installation = await Installation.create(place.options);
		server = await installation.serve();
		// The first file loads what a worker needs for any workbook.
		expect((await server.upload(bills(3), 'a.xlsx')).body.status).toBe('preview');
	});
	afterAll(async () => {
		await server?.stop();
		await installation?.remove();
	});

	test.each<[name: string, bomb: () => Uint8Array, code: string]>([
		['512 MB in half a MB', () => zeros(512), 'workbook.unpacked_too_large'],
		['parts larger than they declare', () => lyingSizes(300), 'workbook.sizes_disagree'],
		['100,000 sheets', () => manySheets(100_000), 'workbook.too_many_sheets'],
		['100,000 archives in one', () => nestedZip(100_000), 'workbook.too_many_parts'],
		['parts that share their bytes', () => overlapping(), 'workbook.parts_overlap'],
		['a cell of 100 MB', () => bigCell(100), 'workbook.cell_too_long']
	])(
		'%s: refused at once, 50 MB more at most, nothing in the web process',
		async (_, bomb, code) => {
			const bytes = bomb();
			const before = peaks(server.pid);
			const startedAt = performance.now();
			const { body } = await server.upload(bytes, 'bomb.xlsx');
			const seconds = (performance.now() - startedAt) / 1000;
			const after = peaks(server.pid);
			expect([body.status, body.findings.at(-1)?.code]).toEqual(['refused', code]);
			expect(body.findings.at(-1)?.message).not.toContain(code);
			const worker = (after.workers - before.workers) / MB;
			const web = (after.web - before.web) / MB;
			console.log(
				`${code}: ${seconds.toFixed(1)} s, worker +${worker.toFixed(0)} MB, web +${web.toFixed(0)} MB`
			);
			// The file itself stands in memory for a moment, in the worker that stores it.
			expect(worker).toBeLessThan(50 + (2 * bytes.length) / MB);
			expect(web).toBeLessThan(50 + (2 * bytes.length) / MB);
			expect(seconds).toBeLessThan(10);
		}
	);

	test('a million half-hours are read within the memory of a worker', async () => {
		const lines = Array.from(
			{ length: 1_000_000 },
			(_, at) => `<row><c s="1"><v>${20_000 + at / 48}</v></c><c><v>${(at % 97) / 10}</v></c></row>`
		);
		const rows: Cell[][] = [
			['日時', '使用量(kWh)'],
			[{ v: 19_999, format: 22 }, 1]
		];
		const { body } = await server.upload(
			workbook([{ rows, moreRows: lines.join('') }]),
			'long.xlsx'
		);
		expect([body.status, body.findings.map(({ code }) => code)]).toEqual([
			'preview',
			expect.anything()
		]);
		expect(body.counts.new).toBeGreaterThan(1_000_000);
	});
});

function bills(count: number): Uint8Array {
	const rows = Array.from({ length: count }, (_, at): Cell[] => [`2025年${at + 1}月`, 100]);
	return workbook([{ rows: [['年月', '使用量(kWh)'], ...rows] }]);
}
