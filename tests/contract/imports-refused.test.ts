/** Uploads that end in a no: kept as refused, answered with a problem, or as missing as another's. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import {
	commitImport,
	getImport,
	listImports,
	uploadFile
} from '$lib/server/services/api-schemas/imports';
import { createMeteringPoint } from '$lib/server/services/api-schemas/metering-points';
import { createSite } from '$lib/server/services/api-schemas/sites';
import { ask, refused, send, world } from './client';
import { form, newCompany, upload } from './company';

const bills = { name: '電気料金.csv', content: '年月,使用量(kWh)\r\n2025年4月,1000\r\n' };

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
