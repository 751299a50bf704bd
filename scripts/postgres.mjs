/**
 * A throw-away PostgreSQL for the tests: found (or installed on Debian as root), started in a
 * temporary folder on a free port, gone afterwards. Runs on Node 20 and newer.
 *
 *   node scripts/postgres.mjs -- vitest run --project db
 *
 * runs the command with TEST_DATABASE_URL set; an address that is already set is used instead.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LOGIN = 'mieruka_test';

/** Nothing here must outlive the test run, so nothing waits for the disk. */
const SETTINGS = {
	listen_addresses: '127.0.0.1',
	fsync: 'off',
	synchronous_commit: 'off',
	full_page_writes: 'off',
	shared_buffers: '64MB',
	max_connections: '100'
};

/** @returns {Promise<{ url: string, stop: () => void }>} */
export async function startPostgres() {
	const bin = findBinaries() ?? installBinaries();
	const folder = mkdtempSync(join(tmpdir(), 'mieruka-postgres-'));
	const run = runnerFor(folder);
	try {
		return await startCluster({ bin, folder, run });
	} catch (error) {
		rmSync(folder, { recursive: true, force: true });
		throw error;
	}
}

async function startCluster({ bin, folder, run }) {
	const data = join(folder, 'data');
	const port = await freePort();
	const password = randomBytes(16).toString('hex');
	const auth = ['--auth-local=trust', '--auth-host=scram-sha-256'];
	run(join(bin, 'initdb'), [
		'-D',
		data,
		'-U',
		'postgres',
		'-E',
		'UTF8',
		'--locale=C',
		'-N',
		...auth
	]);
	const settings = { ...SETTINGS, port, unix_socket_directories: folder };
	const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
	const log = join(folder, 'log');
	const control = [join(bin, 'pg_ctl'), ['-D', data, '-l', log, '-w']];
	startServer(run, control, { options, log });
	const stop = () => {
		run(control[0], [...control[1], '-m', 'immediate', 'stop']);
		rmSync(folder, { recursive: true, force: true });
	};
	const sql = `create role ${LOGIN} login password '${password}' nosuperuser nobypassrls createdb createrole`;
	for (const command of [sql, `create database ${LOGIN} owner ${LOGIN}`])
		run(join(bin, 'psql'), ['-h', folder, '-p', String(port), '-U', 'postgres', '-qc', command]);
	return { url: `postgres://${LOGIN}:${password}@127.0.0.1:${port}/${LOGIN}`, stop };
}

function startServer(run, [program, base], { options, log }) {
	try {
		run(program, [...base, '-o', options.join(' '), 'start']);
	} catch (error) {
		const words = existsSync(log) ? readFileSync(log, 'utf8') : '';
		throw new Error(`PostgreSQL did not start.\n${words}`, { cause: error });
	}
}

function findBinaries() {
	const debian = '/usr/lib/postgresql';
	const versions = existsSync(debian)
		? readdirSync(debian).sort((a, b) => Number(b) - Number(a))
		: [];
	const folders = versions.map((version) => join(debian, version, 'bin'));
	folders.push(...(process.env.PATH ?? '').split(delimiter));
	return folders.find((folder) =>
		['initdb', 'pg_ctl', 'psql'].every((name) => existsSync(join(folder, name)))
	);
}

function installBinaries() {
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
		spawnSync('apt-get', ['install', '-y', '-qq', 'postgresql'], { stdio: 'ignore', env });
	}
	const found = findBinaries();
	if (found) return found;
	throw new Error(
		'PostgreSQL was not found and could not be installed: install its server (Debian: apt-get install postgresql, macOS: brew install postgresql), or set TEST_DATABASE_URL to a login that may create databases and roles.'
	);
}

/** PostgreSQL refuses to run as root: root lends its programs another user and the folder. */
function runnerFor(folder) {
	const user = process.getuid?.() === 0 ? unprivilegedUser() : {};
	if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
	return (program, args) =>
		execFileSync(program, args, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
}

function unprivilegedUser() {
	for (const name of ['postgres', 'nobody']) {
		const answers = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
		if (answers.every(({ status }) => status === 0)) {
			const [uid, gid] = answers.map(({ stdout }) => Number(stdout));
			return { uid, gid };
		}
	}
	throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody.');
}

function freePort() {
	return new Promise((resolve, reject) => {
		const server = createServer().once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}

async function runWithPostgres([program, ...args]) {
	const given = process.env.TEST_DATABASE_URL;
	const { url, stop } = given ? { url: given, stop: () => {} } : await startPostgres();
	const env = { ...process.env, TEST_DATABASE_URL: url };
	const child = spawn(program, args, { stdio: 'inherit', env });
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
	child.on('error', (error) => console.error(error.message));
	child.on('close', (code) => {
		stop();
		process.exitCode = code ?? 1;
	});
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const command = process.argv.slice(process.argv.indexOf('--') + 1);
	if (!process.argv.includes('--') || command.length === 0) {
		console.error('Usage: node scripts/postgres.mjs -- <command…>');
		process.exit(2);
	}
	await runWithPostgres(command).catch((error) => {
		console.error(error.message);
		process.exitCode = 1;
	});
}
