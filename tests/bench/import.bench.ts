/**
 * One million half-hourly lines, uploaded and committed through the API without a person's wait,
 * against `sqlite3 .import` of the same file into a table with primary key (point, ts): five
 * alternating runs, the median counts. Measured from the last byte sent to the commit answered.
 *
 *     npm run bench -- import
 *
 * BENCH_POINTS: metering points in the file (1; several make the file carry their numbers).
 */
import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeHalfHours } from './half-hours.ts';
import { median, residentMb, serve, type Bench } from './serve.ts';

const LINES = Number(process.env.BENCH_LINES ?? 1_000_000);
const POINTS = Number(process.env.BENCH_POINTS ?? 1);
const RUNS = 5;
const SEED = 20261120;

const folder = mkdtempSync(join(tmpdir(), 'mieruka-lines-'));
const file = join(folder, 'half-hours.csv');
writeHalfHours(file, { lines: LINES, points: POINTS, seed: SEED });

const ours: number[] = [];
const theirs: number[] = [];
const memory: number[] = [];
const delays: number[] = [];
for (let run = 0; run < RUNS; run++) {
	theirs.push(importIntoSqlite());
	const bench = await serve();
	try {
		bench.resetDelay();
		ours.push(await uploadAndCommit(bench));
		delays.push((await bench.delay()).p99);
		memory.push(residentMb(bench.pid).peak);
	} finally {
		await bench.stop();
	}
}
rmSync(folder, { recursive: true, force: true });

const seconds = (values: number[]) => values.map((value) => (value / 1000).toFixed(2)).join(' ');
console.log(`lines ${LINES}, points ${POINTS}, seed ${SEED}, runs ${RUNS}`);
console.log(`Mieruka, last byte → commit answered (s): ${seconds(ours)}`);
console.log(`sqlite3 .import (s):                      ${seconds(theirs)}`);
console.log(`ratio of medians: ${(median(ours) / median(theirs)).toFixed(2)}`);
console.log(`event loop delay p99 (ms): ${delays.map((one) => one.toFixed(1)).join(' ')}`);
console.log(
	`resident memory at its highest (MB): ${memory.map((one) => one.toFixed(0)).join(' ')}`
);

function importIntoSqlite(): number {
	const database = join(folder, `theirs-${Math.random()}.sqlite`);
	const columns =
		POINTS > 1
			? 'point text, ts text, kwh real, primary key (point, ts)'
			: 'ts text, kwh real, point text, primary key (point, ts)';
	const script = `create table reading (${columns});\n.mode csv\n.import --skip 1 ${file} reading\n`;
	const startedAt = performance.now();
	execFileSync('sqlite3', [database], { input: script, stdio: ['pipe', 'ignore', 'ignore'] });
	return performance.now() - startedAt;
}

async function uploadAndCommit(bench: Bench): Promise<number> {
	const { view, sentAt } = await upload(bench);
	if (view.status !== 'preview') throw new Error(`status ${view.status}`);
	const committed = await call(bench, `imports/${view.id}/commit`, {});
	const took = performance.now() - sentAt;
	if (committed.status !== 'committed') throw new Error(`status ${committed.status}`);
	if (committed.counts.new !== LINES) throw new Error(`${committed.counts.new} readings counted`);
	return took;
}

interface View {
	id: string;
	status: string;
	counts: { new: number };
}

/** Multipart by hand, so that the moment of the last byte is known. */
function upload({ url, company, token }: Bench): Promise<{ view: View; sentAt: number }> {
	const boundary = 'mieruka-bench-boundary';
	const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="half-hours.csv"\r\ncontent-type: text/csv\r\n\r\n`;
	const tail = `\r\n--${boundary}--\r\n`;
	const length = Buffer.byteLength(head) + statSync(file).size + Buffer.byteLength(tail);
	return new Promise((resolve, reject) => {
		let sentAt = 0;
		const sending = request(`${url}/api/v1/companies/${company}/imports`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${token}`,
				'content-type': `multipart/form-data; boundary=${boundary}`,
				'content-length': length
			}
		});
		sending.once('finish', () => (sentAt = performance.now()));
		sending.once('error', reject);
		sending.once('response', (response) => {
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => parts.push(part));
			response.once('end', () =>
				resolve({ view: JSON.parse(Buffer.concat(parts).toString()) as View, sentAt })
			);
		});
		sending.write(head);
		const content = createReadStream(file);
		content.on('error', reject);
		content.once('end', () => sending.end(tail));
		content.pipe(sending, { end: false });
	});
}

async function call(bench: Bench, path: string, body: object): Promise<View> {
	const response = await fetch(`${bench.url}/api/v1/companies/${bench.company}/${path}`, {
		method: 'POST',
		headers: { authorization: `Bearer ${bench.token}`, 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
	return (await response.json()) as View;
}
