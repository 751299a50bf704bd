import { statfs } from 'node:fs/promises';
import { version } from '../../../../package.json';
import { authorise } from '../access/authorise';
import type { Context } from '../access/context';
import { getServer } from '../app';
import { countMails } from '../repositories/outgoing-mail';
import { countAccounts, databaseBytes, listCoordination } from '../repositories/server-state';
import { read } from '../repositories/transaction';
import { countUsers } from '../repositories/users';
import type { HealthView } from './views';

/** Answers when the database does; says nothing about anybody. */
export async function health(context: Context): Promise<HealthView> {
	authorise(context, 'health', 'read');
	const { database } = getServer();
	await read(database, 'identity', countUsers);
	return { status: 'ok', version, database: database.engine };
}

/** What the operator's first page shows; nothing of any company. */
export interface ServerStateView {
	version: string;
	database: 'sqlite' | 'postgresql';
	origin: string;
	databaseBytes: number;
	/** Of the disk with the data folder; null where that cannot be asked. */
	freeBytes: number | null;
	users: number;
	operators: number;
	disabled: number;
	consortia: number;
	/** Of the last 30 days; without addresses. */
	mails: { waiting: number; sent: number; failed: number; reasons: string[] };
	due: ('disk_low' | 'one_operator' | 'no_coordinator' | 'no_mail' | 'plain_http')[];
}

const LOW_DISK_BYTES = 2_000_000_000;

export async function getServerState(context: Context): Promise<ServerStateView> {
	authorise(context, 'server', 'read');
	const { database, config } = getServer();
	const found = await read(database, 'identity', async (tx) => ({
		...(await countAccounts(tx)),
		consortia: await listCoordination(tx),
		databaseBytes: await databaseBytes(tx),
		mails: mailsView(await countMails(tx))
	}));
	const { consortia, ...counts } = found;
	const freeBytes = await freeOn(config.dataDir);
	const due: Record<ServerStateView['due'][number], boolean> = {
		disk_low: freeBytes !== null && freeBytes < LOW_DISK_BYTES,
		one_operator: counts.operators < 2,
		no_coordinator: consortia.some(({ coordinators }) => coordinators === 0),
		no_mail: config.smtpUrl === null,
		plain_http: config.plainHttp === 'yes'
	};
	return {
		...{ version, database: database.engine, origin: config.origin, freeBytes },
		...{ ...counts, consortia: consortia.length },
		due: (Object.keys(due) as (keyof typeof due)[]).filter((code) => due[code])
	};
}

function mailsView(counts: Awaited<ReturnType<typeof countMails>>): ServerStateView['mails'] {
	const of = (state: string) =>
		counts.filter((one) => one.state === state).reduce((sum, { mails }) => sum + mails, 0);
	const reasons = new Set(
		counts.flatMap(({ state, reason }) => (state === 'sent' ? [] : (reason ?? [])))
	);
	return {
		...{ waiting: of('waiting'), sent: of('sent'), failed: of('failed') },
		reasons: [...reasons].slice(0, 3)
	};
}

async function freeOn(folder: string): Promise<number | null> {
	try {
		const { bavail, bsize } = await statfs(folder);
		return bavail * bsize;
	} catch {
		return null;
	}
}

/** For the operator, who makes consortia and finds each its first coordinator. */
export async function listServedConsortia(
	context: Context
): Promise<{ id: string; name: string; coordinators: number }[]> {
	authorise(context, 'server', 'read');
	const rows = await read(getServer().database, 'identity', listCoordination);
	return rows.map(({ consortiumId: id, name, coordinators }) => ({ id, name, coordinators }));
}
