/**
 * The server is killed at moments drawn from a seed while companies upload, commit and undo.
 * `npm run long -- imports-crash --count N --seed S` kills it N times.
 */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { propertyRuns } from '../property-runs';
import { engines, type Place } from '../integration/engines';
import { bill, Installation, type Server } from './import-server';

const { numRuns: kills, seed = 20261120 } = propertyRuns('imports-crash', 8);
const CLIENTS = 3;
const MONTHS = 12;
const POLL_MS = 20;

/** What was answered, and so must be true for good. */
interface Promised {
	id: string;
	sha256: string;
	status: 'preview' | 'committed' | 'undone';
	/** Asked for and not answered: may have happened. */
	asked: 'committed' | 'undone' | null;
}

describe.each(engines)('$name', ({ name, createPlace }) => {
	const promised: Promised[] = [];
	const random = drawFrom(seed);
	let place: Place;
	let installation: Installation;

	beforeAll(async () => {
		place = await createPlace();
		installation = await Installation.create(place.options);
	});
	afterAll(async () => {
		await installation?.remove();
		await place.remove();
	});

	test(`killed ${kills} times at any moment, the server keeps every promise it gave`, async () => {
		for (let kill = 0; kill < kills; kill++) {
			const server = await installation.serve();
			const work = Array.from({ length: CLIENTS }, () =>
				useUntilGone({ server, promised, random })
			);
			// Every second time only when promises were made: a slow machine makes none in so short a time.
			const before = kill % 2 === 0 ? -Infinity : promised.length;
			while (promised.length < before + CLIENTS) await sleep(POLL_MS);
			await sleep(100 + random() * 700);
			await server.kill();
			await Promise.all(work);
		}
		const server = await installation.serve();
		onTestFinished(() => server.stop());
		const lines = name === 'sqlite' ? await server.settled() : await server.list();
		const standing = new Map(lines.map(({ id, status }) => [id, status]));
		expect(promised.length).toBeGreaterThan(kills);
		for (const one of promised) await expectKept(server, one, standing.get(one.id));
		if (name === 'sqlite') expect(installation.incoming()).toEqual([]);
		await installation.run(['verify']);
	}, 120_000);
});

interface Client {
	server: Server;
	promised: Promised[];
	random: () => number;
}

async function useUntilGone(client: Client): Promise<void> {
	try {
		for (;;) await uploadCommitUndo(client);
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
	}
}

async function uploadCommitUndo({ server, promised, random }: Client): Promise<void> {
	const content = bill(Math.ceil(random() * 1e6), Math.ceil(random() * MONTHS));
	const { status, body } = await server.upload(content);
	expect(status).toBe(201);
	const sha256 = createHash('sha256').update(content).digest('hex');
	const one: Promised = { id: body.id, sha256, status: 'preview', asked: 'committed' };
	promised.push(one);
	expect((await server.act(one.id, 'commit', { conflicts: 'replace' })).status).toBe(200);
	Object.assign(one, { status: 'committed', asked: null });
	if (random() < 0.5) return;
	one.asked = 'undone';
	expect((await server.act(one.id, 'undo')).status).toBe(200);
	Object.assign(one, { status: 'undone', asked: null });
}

async function expectKept(server: Server, one: Promised, now: string | undefined): Promise<void> {
	expect([one.status, one.asked], `import ${one.id}`).toContain(now);
	const file = await server.imports(`/${one.id}/file`);
	const bytes = new Uint8Array(await file.arrayBuffer());
	expect(createHash('sha256').update(bytes).digest('hex')).toBe(one.sha256);
}

/** Mulberry32: the same moments and figures for the same seed. */
function drawFrom(start: number): () => number {
	let state = start;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
