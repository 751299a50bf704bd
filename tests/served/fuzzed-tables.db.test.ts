/** Fuzzed tables, several at once, against the built server and its worker processes. */
import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fuzzedFile } from '../importers/fuzzing/fuzzed-files';
import type { PrintedFile } from '../importers/printing/print';
import { engines, type Place } from '../integration/engines';
import { propertyRuns, propertyTimeout } from '../property-runs';
import { answer, Installation, type Answer, type Server } from './import-server';
import { highestWorker } from './memory';
import { probe } from './probe';

const MB = 2 ** 20;
const AT_ONCE = 8;
/** Files of one company: what is in force beside a new file grows with them. */
const PER_COMPANY = 80;
const WITHIN_MS = 10_000;
const FINAL = ['preview', 'needs_mapping', 'refused', 'committed'];

describe.each(engines)('$name', ({ name, createPlace }) => {
	let place: Place;
	let installation: Installation;
	let server: Server;
	beforeAll(async () => {
		place = await createPlace();
		installation = await Installation.create(place.options);
		server = await installation.serve();
	});
	afterAll(async () => {
		await server?.stop();
		await installation?.remove();
		await place.remove();
	});

	const count = name === 'sqlite' ? 400 : 100;
	const runs = propertyRuns('fuzzed-tables', count);
	test(
		'every file is answered, the server answers meanwhile, no worker takes 256 MB',
		async () => {
			const health = probe(`${server.origin}/api/v1/health`);
			const tally = new Map<string, number>();
			let done = 0;
			const batch = fc.array(fuzzedFile, { minLength: AT_ONCE, maxLength: AT_ONCE });
			await fc.assert(
				fc.asyncProperty(batch, async (files) => {
					if (done % PER_COMPANY === 0) await installation.newCompany();
					done += files.length;
					for (const status of await Promise.all(files.map((file) => put(server, file))))
						tally.set(status, (tally.get(status) ?? 0) + 1);
				}),
				{
					...{ seed: 20261120, ...runs, endOnFailure: true },
					numRuns: Math.ceil(runs.numRuns / AT_ONCE)
				}
			);
			const { slowestMs, statuses } = await health.end();
			const peakMb = highestWorker(server.pid) / MB;
			console.log(
				`${done} files: ${JSON.stringify(Object.fromEntries(tally))}; slowest answer of the server meanwhile ${slowestMs.toFixed(0)} ms, peak of a worker ${peakMb.toFixed(0)} MB`
			);
			expect(statuses).toEqual([200]);
			expect(slowestMs).toBeLessThan(1_000);
			if (process.platform === 'linux') expect(peakMb).toBeLessThan(256);
			expect(installation.incoming()).toEqual([]);
			await installation.run(['verify']);
		},
		propertyTimeout('fuzzed-tables', 900_000)
	);
});

/** Uploaded, and committed where it can be: never a fault of the server, and an end in time. */
async function put(server: Server, { bytes, fileName }: PrintedFile): Promise<string> {
	const startedAt = performance.now();
	const uploaded = await server.upload(bytes, fileName);
	expect(uploaded.status).toBeLessThan(500);
	if (uploaded.status >= 300) return String(uploaded.status);
	const { body } = await settled(server, uploaded);
	expect(FINAL).toContain(body.status);
	expect(performance.now() - startedAt).toBeLessThan(AT_ONCE * WITHIN_MS);
	if (body.status !== 'preview') return body.status;
	const committed = await server.act(body.id, 'commit', { conflicts: 'keep' });
	expect(committed.status).toBeLessThan(500);
	return committed.status === 200 ? 'committed' : `${committed.status} of a commit`;
}

/** What takes longer than the server waits is asked about until it is there. */
async function settled(server: Server, first: Answer): Promise<Answer> {
	let now = first;
	while (now.body.status === 'reading') {
		await sleep(100);
		now = await answer(await server.imports(`/${first.body.id}`));
	}
	return now;
}
