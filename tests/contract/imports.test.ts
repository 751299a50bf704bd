/** One bill's way by API: upload → preview → commit → energy → trace → undo. */
import { beforeAll, describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import {
	commitImport,
	getEvidence,
	getImport,
	listImports,
	undoImport,
	uploadFile
} from '$lib/server/services/api-schemas/imports';
import {
	createMeteringPoint,
	listMeteringPoints
} from '$lib/server/services/api-schemas/metering-points';
import { createSite } from '$lib/server/services/api-schemas/sites';
import { getTrace } from '$lib/server/services/api-schemas/trace';
import { ask, refused, send, world } from './client';
import {
	commit,
	energyRows,
	form,
	newCompany,
	upload,
	uploadAndCommit,
	type Import
} from './company';

const table = (rows: string[]) => ['年月,使用量(kWh),請求金額(円)', ...rows].join('\r\n') + '\r\n';
const bills = {
	name: '電気料金.csv',
	content: table(['2025年4月,"1,000","25,000"', '2025年5月,"1,200","30,000"'])
};

describe('a table of two bills', () => {
	let company: string;
	let preview: Import;

	beforeAll(async () => {
		company = await newCompany('請求書を入れる会社');
		preview = await upload(company, bills);
	});

	test('the preview tells what was read and why', () => {
		expect(preview.status).toBe('preview');
		expect(preview.file).toEqual({
			name: '電気料金.csv',
			bytes: Buffer.byteLength(bills.content),
			sha256: createHash('sha256').update(bills.content).digest('hex')
		});
		expect(preview.layout?.reason).not.toBe('');
		expect(preview.counts).toEqual({ new: 2, same: 0, conflict: 0, rejected: 0 });
		expect(preview.records).toHaveLength(1);
		expect(preview.records[0]).toMatchObject({
			kind: 'bill',
			carrier: 'electricity',
			unit: 'kWh',
			from: '2025-04-01',
			to: '2025-05-31',
			count: 2,
			quantity: 2200,
			costYen: 55_000
		});
		expect(preview.records[0]?.byMonth).toMatchObject([
			{ month: '2025-04', quantity: 1000 },
			{ month: '2025-05', quantity: 1200 }
		]);
	});

	test('the file comes back byte for byte', async () => {
		const params = { company, import: preview.id };
		const response = await send(getEvidence, { params });
		expect(await response.text()).toBe(bills.content);
		expect(response.headers.get('content-disposition')).toMatch(/^attachment;/);
	});

	test('nothing counts before it is committed', async () => {
		const rows = await energyRows(company, '2025-04', '2025-05');
		for (const row of rows)
			expect(row).toMatchObject({ quantity: null, costYen: null, dataStatus: 'missing' });
	});

	test('committed, the months stand in yen, energy and CO2', async () => {
		expect((await commit(company, preview.id)).status).toBe('committed');
		const [april, may] = await energyRows(company, '2025-04', '2025-05');
		expect(april).toMatchObject({
			month: '2025-04',
			quantity: 1000,
			unit: 'kWh',
			costYen: 25_000,
			coverage: 1,
			dataStatus: 'measured'
		});
		expect(april?.gigajoules).toBeCloseTo(8.64, 9);
		expect(april?.crudeOilKl).toBeCloseTo(8.64 * 0.0258, 9);
		expect(april?.co2KgAdjusted).toBeCloseTo(416, 9);
		expect(may).toMatchObject({ month: '2025-05', quantity: 1200, costYen: 30_000 });
	});

	test('the trace of April leads to row 2 of the file', async () => {
		const { items } = await ask(listMeteringPoints, { params: { company } });
		const trace = await ask(getTrace, {
			params: { company },
			query: { meteringPointId: items[0]!.id, month: '2025-04' }
		});
		expect(trace.evidence).toMatchObject([
			{
				kind: 'bill',
				importId: preview.id,
				fileName: '電気料金.csv',
				sha256: preview.file.sha256,
				row: 2,
				quantity: 1000,
				quantityInMonth: 1000,
				daysInMonth: 30
			}
		]);
		expect(trace.factor).toMatchObject({ valueAdjusted: 0.416, unit: 'kg-CO2/kWh' });
		expect(trace.recomputed).toBe('equal');
		expect(trace.formulas.map(({ result }) => result)).toContain('co2KgAdjusted');
	});

	test('committing again, without a body, changes nothing', async () => {
		const before = await energyRows(company, '2025-04', '2025-05');
		const again = await ask(commitImport, { params: { company, import: preview.id } });
		expect(again.status).toBe('committed');
		expect(await energyRows(company, '2025-04', '2025-05')).toEqual(before);
	});

	test('the same file again holds nothing new and changes nothing', async () => {
		const before = await energyRows(company, '2025-04', '2025-05');
		const second = await upload(company, bills);
		expect(second.counts).toEqual({ new: 0, same: 2, conflict: 0, rejected: 0 });
		await commit(company, second.id);
		expect(await energyRows(company, '2025-04', '2025-05')).toEqual(before);
		await ask(undoImport, { params: { company, import: second.id } });
		expect(await energyRows(company, '2025-04', '2025-05')).toEqual(before);
	});

	test('undone, the months are as before the commit, and undoing again changes nothing', async () => {
		for (let time = 1; time <= 2; time++) {
			const undone = await ask(undoImport, { params: { company, import: preview.id } });
			expect(undone.status).toBe('undone');
			expect(undone.undoneAt).not.toBeNull();
			for (const row of await energyRows(company, '2025-04', '2025-05'))
				expect(row).toMatchObject({ quantity: null, costYen: null, co2KgAdjusted: null });
		}
	});

	test('an undone file can be uploaded again as new', async () => {
		const again = await upload(company, bills);
		expect(again.counts).toMatchObject({ new: 2, same: 0 });
	});

	test('the list of imports is newest first, in pages', async () => {
		const { items, nextCursor } = await ask(listImports, {
			params: { company },
			query: { limit: 1 }
		});
		expect(items).toMatchObject([{ fileName: '電気料金.csv', status: 'preview' }]);
		const rest = await ask(listImports, { params: { company }, query: { cursor: nextCursor! } });
		expect(rest.nextCursor).toBeNull();
		expect(rest.items.map(({ status }) => status)).toEqual(['undone', 'undone']);
	});
});

describe('a bill that disagrees with one that is there', () => {
	const printed = { name: 'a.csv', content: table(['2025年4月,1000,25000']) };
	const corrected = { name: 'b.csv', content: table(['2025年4月,1100,27000']) };

	async function april(company: string) {
		const [row] = await energyRows(company, '2025-04', '2025-04');
		return { quantity: row?.quantity, costYen: row?.costYen };
	}

	async function conflicting(name: string) {
		const company = await newCompany(name);
		await uploadAndCommit(company, printed);
		const second = await upload(company, corrected);
		expect(second.counts).toEqual({ new: 0, same: 0, conflict: 1, rejected: 0 });
		return { company, id: second.id };
	}

	test('keep leaves the old one', async () => {
		const { company, id } = await conflicting('残す会社');
		await commit(company, id, 'keep');
		expect(await april(company)).toEqual({ quantity: 1000, costYen: 25_000 });
	});

	test('replace counts the new one, and its undo revives the old', async () => {
		const { company, id } = await conflicting('置き換える会社');
		await commit(company, id, 'replace');
		expect(await april(company)).toEqual({ quantity: 1100, costYen: 27_000 });
		await ask(undoImport, { params: { company, import: id } });
		expect(await april(company)).toEqual({ quantity: 1000, costYen: 25_000 });
	});

	test('both adds the two', async () => {
		const { company, id } = await conflicting('両方とる会社');
		await commit(company, id, 'both');
		expect(await april(company)).toEqual({ quantity: 2100, costYen: 52_000 });
	});
});

/** As clients do that do not look at the answer while they write. */
async function sendAllThenRead(bytes: Buffer): Promise<string> {
	const { hostname, port } = new URL(world.origin);
	const socket = connect(Number(port), hostname);
	await new Promise<void>((resolve, reject) => {
		socket.once('error', reject);
		socket.write(bytes, () => resolve());
	});
	const [first] = (await once(socket, 'data')) as [Buffer];
	socket.destroy();
	return first.toString();
}

describe('what cannot be counted', () => {
	test.for([
		['an empty file', 'empty.csv', ''],
		['a page of HTML', 'page.csv', '<!DOCTYPE html><html><body>メンテナンス中</body></html>'],
		['binary under a false extension', 'bill.csv', '\u0000\u0001\u0002PK\u0003\u0004\u0000\u0000']
	] as const)('%s is kept as refused, with a sentence', async ([, name, content]) => {
		const view = await upload(world.company, { name, content });
		expect(view.status).toBe('refused');
		expect(view.findings.some(({ severity }) => severity === 'blocking')).toBe(true);
		const problem = await refused(commitImport, {
			params: { company: world.company, import: view.id },
			body: { conflicts: 'keep' }
		});
		expect(problem.status).toBe(409);
	});

	test('a file over the limit is 413 and leaves no import', async () => {
		const company = await newCompany('大きなファイルの会社');
		const content = new Uint8Array(9_000_000).fill(0x31);
		const problem = await refused(uploadFile, {
			params: { company },
			form: form({ name: 'large.csv', content })
		});
		expect(problem.status).toBe(413);
		expect((await ask(listImports, { params: { company } })).items).toEqual([]);
	});

	test('a sender who sends everything before reading gets the answer too', async () => {
		const body = Buffer.alloc(6_000_000, '1');
		const head = `POST /api/v1/companies/${world.foreignCompany}/imports HTTP/1.1\r\nHost: localhost\r\n`;
		const headers = `Authorization: Bearer ${world.token}\r\nContent-Type: multipart/form-data; boundary=x\r\n`;
		const length = `Content-Length: ${body.length}\r\n\r\n`;
		const answer = await sendAllThenRead(
			Buffer.concat([Buffer.from(head + headers + length), body])
		);
		expect(answer).toMatch(/^HTTP\/1\.1 404 /);
	});

	test('JSON instead of multipart is 415', async () => {
		const problem = await refused(uploadFile, { body: { file: 'a,b' } });
		expect(problem.status).toBe(415);
	});

	test('multipart without a file is 422', async () => {
		const empty = new FormData();
		empty.set('layout', 'tepco-kurashi');
		expect((await refused(uploadFile, { form: empty })).status).toBe(422);
	});

	test('a layout that does not exist is not guessed at', async () => {
		const view = await upload(world.company, { ...bills, fields: { layout: 'no-such-layout' } });
		expect(view.status).toBe('needs_mapping');
		expect(view.findings.map(({ code }) => code)).toEqual(['layout.id_unknown']);
	});

	test('a metering point of another company is as missing as one that never was', async () => {
		const site = await ask(createSite, {
			params: { company: world.foreignCompany },
			body: { name: '久慈第三工場' },
			token: world.foreignToken
		});
		const theirs = await ask(createMeteringPoint, {
			params: { company: world.foreignCompany },
			body: { siteId: site.id, name: '受電', carrier: 'electricity', unit: 'kWh' },
			token: world.foreignToken
		});
		const [foreign, missing] = await Promise.all(
			[theirs.id, 'missing'].map((meteringPointId) =>
				refused(uploadFile, { form: form({ ...bills, fields: { meteringPointId } }) })
			)
		);
		expect(foreign).toMatchObject({ status: 422, code: 'import.metering_point_unknown' });
		expect({ ...foreign, instance: '' }).toEqual({ ...missing, instance: '' });
	});

	test('a choice that does not exist is 422 and names the field', async () => {
		const { id } = await upload(world.company, bills);
		const problem = await refused(commitImport, {
			params: { company: world.company, import: id },
			body: { conflicts: 'perhaps' }
		});
		expect(problem).toMatchObject({ status: 422, code: 'request.invalid' });
		expect(problem.findings?.map(({ where }) => where?.column)).toEqual(['conflicts']);
	});
});

test('a table whose columns are not told stands as needs_mapping, and a mapping reads it', async () => {
	const company = await newCompany('列を教える会社');
	const unknown = { name: 'x.csv', content: 'A,B,C\n2025-04-01,100,2500\n2025-05-01,110,2600\n' };
	const asked = await upload(company, unknown);
	expect(asked.status).toBe('needs_mapping');
	expect(asked.columns?.map(({ header }) => header)).toEqual(['A', 'B', 'C']);
	const mapping = {
		headerRow: 1,
		columns: [
			{ header: 'A', means: 'date', format: 'ymd' },
			{ header: 'B', means: 'quantity', unit: 'kWh' },
			{ header: 'C', means: 'costYen' }
		],
		shape: 'rows',
		carrier: 'electricity'
	};
	const told = await upload(company, { ...unknown, fields: { mapping: JSON.stringify(mapping) } });
	expect(told.status).toBe('preview');
	expect(told.records[0]).toMatchObject({ carrier: 'electricity', quantity: 210, costYen: 5100 });
});

describe('another company’s import', () => {
	test.for([
		['GET', '/companies/{company}/imports/{import}', undefined],
		['POST', '/companies/{company}/imports/{import}/commit', { conflicts: 'keep' }],
		['POST', '/companies/{company}/imports/{import}/undo', undefined]
	] as const)('%s %s answers as a missing one', async ([method, path, body]) => {
		const { id } = await upload(world.company, bills);
		const answers = await Promise.all(
			[
				{ company: world.company, import: id },
				{ company: world.foreignCompany, import: id },
				{ company: world.foreignCompany, import: 'missing' },
				{ company: 'missing', import: 'missing' }
			].map((params) => send({ method, path }, { params, body, token: world.foreignToken }))
		);
		expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
	});
});

test('a missing import is 404', async () => {
	const problem = await refused(getImport, {
		params: { company: world.company, import: 'missing' }
	});
	expect(problem).toMatchObject({ status: 404, code: 'not_found' });
});
