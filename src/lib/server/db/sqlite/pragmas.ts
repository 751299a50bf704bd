import type BetterSqlite3 from 'better-sqlite3';
import { statfsSync } from 'node:fs';
import { DatabaseRefused } from '../database';

export interface Tuning {
	busyTimeoutMs: number;
	walAutocheckpointPages: number;
}

/** Fixes the WAL-reset bug. Source: SQLite release notes 3.51.3. */
const OLDEST_SAFE_VERSION = [3, 51, 3];

/** `f_type` of statfs(2) on Linux: NFS, SMB, CIFS, SMB2. */
const NETWORK_DISKS = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42]);

const SYNCHRONOUS_FULL = 2;

/**
 * A commit that was answered must survive a power cut: synchronous=FULL, read back after a
 * query because the library's default for WAL is NORMAL and is applied at the first access.
 */
export function configure(
	raw: BetterSqlite3.Database,
	use: 'writer' | 'reader',
	tuning: Tuning
): void {
	if (use === 'writer') {
		// Only heeded by a database that is still empty: packed days go in a quarter faster than at 4096.
		raw.pragma('page_size = 8192');
		raw.pragma('journal_mode = WAL');
	}
	raw.pragma('synchronous = FULL');
	raw.pragma('foreign_keys = ON');
	raw.pragma(`wal_autocheckpoint = ${Math.trunc(tuning.walAutocheckpointPages)}`);
	raw.pragma('journal_size_limit = 67108864');
	raw.pragma(`cache_size = -${use === 'writer' ? 8000 : 4000}`);
	if (use === 'reader') raw.pragma('query_only = ON');
	raw.prepare('select count(*) from sqlite_schema').get();
	expectPragma(raw, 'journal_mode', 'wal');
	expectPragma(raw, 'synchronous', SYNCHRONOUS_FULL);
	expectPragma(raw, 'foreign_keys', 1);
}

function expectPragma(raw: BetterSqlite3.Database, name: string, expected: string | number) {
	const actual = raw.pragma(name, { simple: true });
	if (actual !== expected)
		throw new DatabaseRefused(`SQLite answers ${name} = ${String(actual)}, needed is ${expected}.`);
}

export function assertVersion(raw: BetterSqlite3.Database): void {
	const version = raw.prepare('select sqlite_version()').pluck().get() as string;
	if (isOlder(version.split('.').map(Number), OLDEST_SAFE_VERSION))
		throw new DatabaseRefused(
			`SQLite ${version} can lose data (WAL-reset bug); ${OLDEST_SAFE_VERSION.join('.')} or newer is needed.`
		);
}

export function isOlder(version: number[], than: number[]): boolean {
	const at = than.findIndex((part, index) => (version[index] ?? 0) !== part);
	return at >= 0 && (version[at] ?? 0) < (than[at] ?? 0);
}

/** Write-ahead logging needs memory shared between processes, which network disks do not give. */
export function assertNoNetworkDisk(dataDir: string): void {
	if (process.platform !== 'linux') return;
	if (isNetworkDisk(statfsSync(dataDir).type))
		throw new DatabaseRefused(
			`DATA_DIR ${dataDir} is on a network disk, where SQLite loses data; use a local disk or PostgreSQL (DATABASE_URL).`
		);
}

export function isNetworkDisk(type: number): boolean {
	return NETWORK_DISKS.has(type >>> 0);
}
