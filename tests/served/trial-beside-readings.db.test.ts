/** What a person waits for on a screen, while long files are being read. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sqlite, type Place } from '../integration/engines';
import { Installation, type Server } from './import-server';

let place: Place;
let installation: Installation;
let server: Server;
beforeAll(async () => {
	place = await sqlite.createPlace();
	installation = await Installation.create(place.options);
	server = await installation.serve();
});
afterAll(async () => {
	await server?.stop();
	await installation?.remove();
	await place?.remove();
});

/** A column of marks makes every row be read cell by cell: many seconds of work. */
function longFile(firstYear: number): string {
	const lines = Array.from({ length: 900_000 }, (_, slot) => {
		const stamp = new Date(Date.UTC(firstYear, 0, 1) + slot * 1_800_000).toISOString();
		return `${stamp.slice(0, 10)} ${stamp.slice(11, 16)},${slot % 97},確定`;
	});
	return ['日時,使用量(kWh),データ区分', ...lines].join('\n');
}

async function reading(count: number): Promise<void> {
	for (;;) {
		const list = await server.list();
		if (list.filter(({ status }) => status === 'reading').length === count) return;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

test('a mapping is tried at once while both workers read a long file', async () => {
	const asked = await server.upload('いつ,どれだけ\n2026/04/01,12\n2026/04/02,13\n', 'unknown.csv');
	expect(asked.body.status).toBe('needs_mapping');
	const uploads = [1970, 1971].map((year) => server.upload(longFile(year), `${year}.csv`));
	await reading(2);
	const startedAt = performance.now();
	const trial = await server.act(asked.body.id, 'mapping/trial');
	const tookMs = performance.now() - startedAt;
	expect(trial.status).toBe(200);
	const stillReading = (await server.list()).filter(({ status }) => status === 'reading');
	expect(stillReading).toHaveLength(2);
	console.log(`tried in ${tookMs.toFixed(0)} ms`);
	expect(tookMs).toBeLessThan(5_000);
	for (const { body } of await Promise.all(uploads)) expect(body.status).toBe('preview');
}, 120_000);
