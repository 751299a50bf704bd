/** Uploads of somebody who means harm, or whose program is broken, against the built server. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, type Place } from '../integration/engines';
import { bill, Installation, type Server } from './import-server';

const LIMIT_BYTES = 20_971_520;
const HEAD = '使用期間開始,使用期間終了,使用量(kWh),請求金額(円)\n';
const BOUNDARY = 'x-boundary';

const part = (name: string, file: string | null, content: string) =>
	`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"` +
	`${file === null ? '' : `; filename="${file}"`}\r\nContent-Type: text/csv\r\n\r\n${content}\r\n`;
const END = `--${BOUNDARY}--\r\n`;

describe.each(engines)('$name', ({ name, createPlace }) => {
	let place: Place;
	let installation: Installation;
	let server: Server;

	beforeAll(async () => {
		place = await createPlace();
		installation = await Installation.create(place.options);
		server = await installation.serve({ UPLOAD_LIMIT_BYTES: String(LIMIT_BYTES) });
	});
	afterAll(async () => {
		await server?.stop();
		await installation?.remove();
		await place.remove();
	});

	const post = (body: string, contentType = `multipart/form-data; boundary=${BOUNDARY}`) =>
		server.imports('', { method: 'POST', body, headers: { 'content-type': contentType } });

	async function expectWell(): Promise<void> {
		expect((await server.upload(bill(100))).body.status).toBe('preview');
		expect(installation.incoming()).toEqual([]);
	}

	// What comes before the database, or never reaches it, is the same on every engine.
	if (name === 'sqlite') {
		test.each([
			['nothing in it', END, 'upload.no_file'],
			['no file', part('layout', null, 'x') + END, 'upload.no_file'],
			['another field name', part('upload', 'a.csv', bill(1)) + END, 'upload.no_file'],
			[
				'two files',
				part('file', 'a.csv', bill(1)) + part('file', 'b.csv', bill(2)) + END,
				'upload.one_file'
			],
			['no end', part('file', 'a.csv', bill(1)), 'upload.broken'],
			[
				'a boundary of another form',
				part('file', 'a.csv', bill(1)).replaceAll(BOUNDARY, 'y'),
				'upload.broken'
			]
		])('a form with %s is refused, and nothing of it stays', async (_, body, code) => {
			const refused = await post(body);
			expect(refused.status).toBe(422);
			expect(((await refused.json()) as { code: string }).code).toBe(code);
			await expectWell();
		});

		test('a sender who goes away half-way leaves nothing', async () => {
			const { hostname, port } = new URL(server.origin);
			const socket = connect(Number(port), hostname);
			await once(socket, 'connect');
			socket.write(
				`POST /api/v1/companies/${installation.company}/imports HTTP/1.1\r\nHost: ${hostname}:${port}\r\n` +
					`Authorization: Bearer ${installation.token}\r\nContent-Length: 1000000\r\n` +
					`Content-Type: multipart/form-data; boundary=${BOUNDARY}\r\n\r\n`
			);
			socket.write(part('file', 'a.csv', 'x'.repeat(100_000)));
			while (installation.incoming().length === 0) await sleep(10);
			socket.destroy();
			while (installation.incoming().length > 0) await sleep(10);
			await expectWell();
		});

		test.each([1, 10, 100_000])('a file of %i bytes too many is 413 and not kept', async (more) => {
			const { status, body } = await server.upload('a'.repeat(LIMIT_BYTES + more));
			expect([status, (body as unknown as { code: string }).code]).toEqual([
				413,
				'upload.too_large'
			]);
			await expectWell();
		});

		test('a file that uses up the memory fails with a sentence, and the next one is read', async () => {
			const rows = HEAD + '2025/1/1,2025/1/31,1,1\n'.repeat(850_000);
			const health = poll(server);
			const { status, body } = await server.upload(rows);
			expect([status, body.status]).toEqual([201, 'failed']);
			expect(body.findings[0]).toMatchObject({ code: 'import.too_demanding' });
			expect(body.findings[0]?.message).not.toBe('import.too_demanding');
			expect(await health.end()).toEqual([200]);
			await expectWell();
		});

		test.each([
			['a quote that is doubled ten million times', `日付,使用量(kWh)\n${'"'.repeat(20_000_000)}`],
			['one line', 'a'.repeat(20_000_000)],
			['commas alone', ','.repeat(20_000_000)],
			[
				'a row of commas far down',
				`日時,使用量(kWh)\n${'2025-01-01 00:00,1\n'.repeat(100)}${','.repeat(19_000_000)}`
			],
			['more metering points than a company has', `地点名,${HEAD}${manyPoints(20_000)}`]
		])('%s is refused with a reason', async (_, content) => {
			const { body } = await server.upload(content);
			expect(body.status).toBe('refused');
			expect(body.findings.at(-1)?.code).toMatch(/^(csv|table)\./);
			await expectWell();
		});
	}

	test('figures beyond any plant are rejected row by row, the others count', async () => {
		await installation.newCompany();
		const rows = [
			'2025/1/1,2025/1/31,9007199254740991,1',
			'2025/2/1,2025/2/28,900719925.474099,99999999999999',
			'0001/1/1,9999/12/31,1,1',
			'1900/1/1,2200/12/31,1,1',
			'2025/3/1,2025/3/31,0.123456789,1'
		];
		const { body } = await server.upload(HEAD + rows.join('\n'));
		expect(body.counts).toMatchObject({ new: 2, rejected: 3 });
		const codes = body.findings.map(({ code }) => code);
		for (const code of ['quantity_too_large', 'period_too_long'])
			expect(codes).toContain(`bill.${code}`);
		expect((await server.act(body.id, 'commit')).body.status).toBe('committed');
		await installation.run(['verify']);
	});

	test('readings of fifteen digits and of nine decimals meet without a fault', async () => {
		await installation.newCompany();
		const hours = (value: string) =>
			Array.from(
				{ length: 24 },
				(_, hour) => `2025-01-01 ${String(hour).padStart(2, '0')}:00,${value}`
			);
		const put = async (value: string) => {
			const { body } = await server.upload(['日時,使用量(kWh)', ...hours(value)].join('\n'));
			return server.act(body.id, 'commit', { conflicts: 'replace' });
		};
		expect((await put('9999999999')).body.counts.new).toBe(24);
		const { body } = await server.upload(
			['日時,使用量(kWh)', ...hours('0.123456789').slice(0, 12)].join('\n')
		);
		const second = await server.act(body.id, 'commit', { conflicts: 'replace' });
		expect([second.status, second.body.counts.conflict]).toEqual([200, 12]);
		await installation.run(['verify']);
	});

	test('names and cells with control characters are kept as text', async () => {
		await installation.newCompany();
		const rows = `地点名,${HEAD}本社\0工場,2025/1/1,2025/1/31,1,1\n`;
		const { status, body } = await server.upload(rows, '../a\0\u202e請求.csv');
		expect([status, body.status, body.file.name]).toEqual([201, 'preview', 'a請求.csv']);
		const file = await server.imports(`/${body.id}/file`);
		expect(file.headers.get('content-disposition')).toMatch(
			/^attachment; filename\*=UTF-8''[\w%.]+$/
		);
		expect((await server.act(body.id, 'commit')).status).toBe(200);
	});
});

function manyPoints(count: number): string {
	return Array.from({ length: count }, (_, index) => `P${index},2025/1/1,2025/1/31,1,1`).join('\n');
}

/** Asks after the server's health until told to end; answers the statuses there were. */
function poll(server: Server): { end(): Promise<number[]> } {
	let going = true;
	const statuses = new Set<number>();
	const asking = (async () => {
		while (going) {
			statuses.add((await server.request('/health')).status);
			await sleep(20);
		}
	})();
	return {
		async end() {
			going = false;
			await asking;
			return [...statuses];
		}
	};
}
