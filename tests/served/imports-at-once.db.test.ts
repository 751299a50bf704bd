/** Many hands at once: whatever comes first, the end is that of one after the other. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { engines, type Place } from '../integration/engines';
import { answer, bill, Installation, type Answer, type Server, type View } from './import-server';

const sum = (answers: Answer[], of: keyof View['counts']) =>
	answers.reduce((total, { body }) => total + body.counts[of], 0);

const statuses = (answers: { status: number }[]) =>
	[...new Set(answers.map((a) => a.status))].sort();

describe.each(engines)('$name', ({ name, createPlace }) => {
	let place: Place;
	let installation: Installation;
	let here: Server;
	/** On PostgreSQL another process on the same database, on SQLite the same one. */
	let there: Server;

	beforeAll(async () => {
		place = await createPlace();
		installation = await Installation.create(place.options);
		here = await installation.serve();
		there = name === 'postgresql' ? await installation.serve() : here;
	});
	beforeEach(() => installation.newCompany());
	afterAll(async () => {
		await Promise.all([here, there].map((server) => server?.stop()));
		await installation?.remove();
		await place.remove();
	});

	const turn = (index: number) => (index % 2 === 0 ? here : there);

	async function januaryKwh(): Promise<number | null> {
		const asked = 'from=2025-01&to=2025-01&by=month,carrier';
		const path = `/companies/${installation.company}/energy?${asked}`;
		const { body } = await answer<{ rows: { quantity: number | null }[] }>(
			await here.request(path)
		);
		return body.rows[0]?.quantity ?? null;
	}

	test('one file uploaded and committed twenty times at once counts once', async () => {
		const twenty = Array.from({ length: 20 }, (_, index) => index);
		const uploads = await Promise.all(twenty.map((index) => turn(index).upload(bill(500))));
		expect(statuses(uploads)).toEqual([201]);
		const commits = await Promise.all(
			uploads.map(({ body }, index) => turn(index).act(body.id, 'commit'))
		);
		expect(statuses(commits)).toEqual([200]);
		expect([sum(commits, 'new'), sum(commits, 'same')]).toEqual([1, 19]);
		expect(await januaryKwh()).toBe(500);
		await installation.run(['verify']);
	});

	test('of two files that contradict each other one is in conflict with the other', async () => {
		await here.act((await here.upload(bill(1, 12))).body.id, 'commit');
		const kwh = [100, 200, 300, 400];
		const uploads = await Promise.all(kwh.map((one, index) => turn(index).upload(bill(one))));
		const commits = await Promise.all(
			uploads.map(({ body }, index) => turn(index).act(body.id, 'commit', { conflicts: 'keep' }))
		);
		expect(statuses(commits)).toEqual([200]);
		expect([sum(commits, 'new'), sum(commits, 'conflict')]).toEqual([1, 3]);
		const first = commits.findIndex(({ body }) => body.counts.new === 1);
		expect(await januaryKwh()).toBe(kwh[first]);
		await installation.run(['verify']);
	});

	test('commit twice, commit beside undo, undo twice: each is answered and one order holds', async () => {
		const { body } = await here.upload(bill(700));
		const twice = await Promise.all([here, there].map((one) => one.act(body.id, 'commit')));
		expect(statuses(twice)).toEqual([200]);
		expect(twice[0]!.body).toEqual(twice[1]!.body);
		const mixed = await Promise.all(
			['undo', 'commit', 'undo', 'commit', 'undo'].map((action, index) =>
				turn(index).act(body.id, action)
			)
		);
		for (const { status } of mixed) expect([200, 409]).toContain(status);
		expect((await here.list())[0]?.status).toBe('undone');
		expect(await januaryKwh()).toBeNull();
		await installation.run(['verify']);
	});

	test('a file that is cancelled while it is read leaves nothing but its name', async () => {
		const uploading = here.upload(halfHours(1_000_000));
		const id = await idOfReading(there);
		const cancelled = await there.act(id, 'cancel');
		expect([cancelled.status, cancelled.body.status]).toEqual([200, 'cancelled']);
		expect((await uploading).status).toBe(201);
		expect(await here.settled()).toMatchObject([{ id, status: 'cancelled' }]);
		expect(installation.incoming()).toEqual([]);
		expect((await here.act(id, 'commit')).status).toBe(409);
		expect((await here.upload(bill(5))).body.status).toBe('preview');
	});

	test('files of the command line and of the page get in each other’s way without anyone noticing', async () => {
		await here.act((await here.upload(bill(1, 12))).body.id, 'commit');
		const path = join(installation.dataDir, 'by-hand.csv');
		await writeFile(path, bill(250, 3));
		const byHand = ['import', path, '--company', installation.company, '--commit'];
		const pages = Array.from({ length: 30 }, async (_, index) => {
			const { body } = await turn(index).upload(bill(100 + index, 1 + (index % 2)));
			return turn(index).act(body.id, 'commit', { conflicts: 'replace' });
		});
		const lines = await Promise.all([1, 2, 3].map(() => installation.run(byHand)));
		for (const line of lines) expect(JSON.parse(line)).toMatchObject({ status: 'committed' });
		expect(statuses(await Promise.all(pages))).toEqual([200]);
		await installation.run(['verify']);
	});
});

async function idOfReading(server: Server): Promise<string> {
	for (;;) {
		const reading = (await server.list()).find(({ status }) => status === 'reading');
		if (reading) return reading.id;
	}
}

function halfHours(count: number): string {
	const lines = ['日時,使用量(kWh)'];
	for (let index = 0; index < count; index++) {
		const stamp = new Date(Date.UTC(1960, 0, 1) + index * 1_800_000).toISOString();
		lines.push(`${stamp.slice(0, 10)} ${stamp.slice(11, 16)},1.5`);
	}
	return lines.join('\n');
}
