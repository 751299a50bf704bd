/**
 * A new list of electricity for a consortium of 808 companies with three metering points and ten
 * years of bills each: the dry run, the application and its undoing through the API, and what the
 * web process feels of it meanwhile.
 *
 *     npm run bench -- restatement
 *
 * BENCH_COMPANIES: how many (808).
 */
import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as after } from 'node:timers/promises';
import { residentMb, serve, type Bench } from './serve.ts';

const COMPANIES = Number(process.env.BENCH_COMPANIES ?? 808);
const YEARS = 10;
const root = fileURLToPath(new URL('../../', import.meta.url));

const POINTS = [
	{ carrier: 'electricity', supplier: '東京電力エナジーパートナー' },
	{ carrier: 'electricity', supplier: 'ENEOS Power' },
	{ carrier: 'city_gas', supplier: '東部ガス', area: '福島地区、茨城地区' }
];

/** People and consents stay those of the first. */
const OF_PEOPLE = ['membership', 'engagement', 'consent', 'invitation', 'company_record'];

const bench = await serve();
try {
	const consortium = await fill(bench);
	const edition = await bringIn(bench, consortium);
	const api = `consortia/${consortium}/restatements`;
	const begun = performance.now();
	bench.resetDelay();
	const { id } = await call<View>(bench, api, { edition });
	const dryRun = await until(bench, `${api}/${id}`, 'ready', begun);
	const dryDelay = await bench.delay();
	bench.resetDelay();
	const applying = performance.now();
	await call(bench, `${api}/${id}/apply`, {});
	const applied = await until(bench, `${api}/${id}`, 'applied', applying);
	const applyDelay = await bench.delay();
	bench.resetDelay();
	const undoing = performance.now();
	await call(bench, `${api}/${id}/undo`, {});
	const undone = await until(bench, `${api}/${id}`, 'undone', undoing);
	const undoDelay = await bench.delay();
	console.log(
		`companies ${COMPANIES}, metering points ${COMPANIES * 3}, months ${COMPANIES * 36 * YEARS}`
	);
	for (const [name, seconds, delay] of [
		['dry run', dryRun, dryDelay],
		['application', applied, applyDelay],
		['undoing', undone, undoDelay]
	] as const)
		console.log(
			`${name}: ${seconds.toFixed(1)} s; event loop delay p99 ${delay.p99.toFixed(1)} ms, at most ${delay.max.toFixed(1)} ms`
		);
	console.log(`resident memory at its highest (MB): ${residentMb(bench.pid).peak.toFixed(0)}`);
} finally {
	await bench.stop();
}

interface View {
	id: string;
	status: string;
	counts: Record<string, number>;
}

/** One company through the API; the others are copies of its rows. */
async function fill(of: Bench): Promise<string> {
	const { id: consortium } = JSON.parse(of.cli(['consortium', 'create', '--name', '組合'])) as View;
	const role = ['--email', of.email, '--consortium', consortium, '--role', 'coordinator'];
	of.cli(['member', 'add', ...role]);
	const named = ['company', 'create', '--name', '見本', '--consortium', consortium];
	const { id: company } = JSON.parse(of.cli(named)) as View;
	of.cli(['member', 'add', '--email', of.email, '--company', company, '--role', 'company_admin']);
	const { id: siteId } = await call<View>(of, `companies/${company}/sites`, { name: '工場' });
	for (const [at, point] of POINTS.entries()) {
		const made = { ...point, siteId, name: `計量点${at}` };
		const { id } = await call<View>(of, `companies/${company}/metering-points`, made);
		await enter(of, { company, meteringPoint: id });
	}
	copy(of.dataDir, company);
	// What the server closed meanwhile is noticed before it is used again.
	await after(100);
	return consortium;
}

async function enter(
	of: Bench,
	{ company, meteringPoint }: { company: string; meteringPoint: string }
): Promise<void> {
	const months = Array.from({ length: 12 * YEARS }, (_, at) => {
		const month = String((at % 12) + 1).padStart(2, '0');
		return { month: `${2016 + Math.floor(at / 12)}-${month}`, quantity: 1000 + at, costYen: 30000 };
	});
	const path = `companies/${company}/metering-points/${meteringPoint}/bills`;
	for (let at = 0; at < months.length; at += 60)
		await call(of, path, { bills: months.slice(at, at + 60) });
}

function copy(dataDir: string, company: string): void {
	const database = new Database(join(dataDir, 'mieruka.sqlite'), { timeout: 20_000 });
	const tables = database
		.prepare(
			"select m.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and c.name = 'company_id'"
		)
		.pluck()
		.all() as string[];
	const copied = ['company', ...tables.filter((one) => one !== 'company')].filter(
		(table) => !OF_PEOPLE.includes(table)
	);
	const insert = copied.map((table) => {
		const columns = database
			.prepare(`select name from pragma_table_info('${table}')`)
			.pluck()
			.all();
		const others = (columns as string[]).filter((name) => name !== 'company_id').join(', ');
		return database.prepare(
			`insert into ${table} (company_id, ${others}) select ?, ${others} from ${table} where company_id = ?`
		);
	});
	database.pragma('foreign_keys = off');
	database.transaction(() => {
		for (let at = 1; at < COMPANIES; at++) {
			const id = randomUUID();
			for (const statement of insert) statement.run(id, company);
		}
	})();
	database.close();
}

/** The shipped list with every figure moved by a thousandth. */
async function bringIn({ url, token }: Bench, consortium: string): Promise<string> {
	const path = `${root}src/lib/server/factor-library/data/electricity-result-2024.json`;
	const list = readFileSync(path, 'utf8').replace(
		/"(basic|adjusted)":"0\.4(\d\d)"/g,
		'"$1":"0.5$2"'
	);
	const form = new FormData();
	form.set('file', new Blob([list]), 'list.json');
	const answer = await fetch(`${url}/api/v1/consortia/${consortium}/editions`, {
		...{ method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form }
	});
	if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
	return ((await answer.json()) as { id: string }).id;
}

async function call<T>({ url, token }: Bench, path: string, body?: object): Promise<T> {
	const answer = await fetch(`${url}/api/v1/${path}`, {
		method: body ? 'POST' : 'GET',
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		...(body && { body: JSON.stringify(body) })
	});
	if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
	return (await answer.json()) as T;
}

/** Seconds since `begun` until the work has ended. */
async function until(of: Bench, path: string, status: string, begun: number): Promise<number> {
	for (;;) {
		const view = await call<View>(of, path);
		if (view.status === status) return (performance.now() - begun) / 1000;
		await after(500);
	}
}
