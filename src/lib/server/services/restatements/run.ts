import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { todayInJapan } from '$lib/domain/time/day';
import type { ConsortiumScope } from '../../access/context';
import { scopeOfConsortiumJob, scopeOfStatus } from '../../access/job-scope';
import { getServer } from '../../app';
import { log } from '../../log';
import {
	listRestatementsOfCompanies,
	type RestatementOfCompany
} from '../../repositories/company-restatements';
import { listConsortiumCompanies } from '../../repositories/consortia';
import {
	claimWork,
	endWork,
	findRestatement,
	listUnfinishedRestatements,
	type Restatement,
	type RestatementStatus
} from '../../repositories/restatements';
import { read, type ReadTx, write } from '../../repositories/transaction';
import { tellCompanies } from './letters';
import type { RestateJob, Restated } from './tasks';

/**
 * The work on a restatement, a few companies at a time, so that imports get their turn in the
 * workers between them. What is done stands with each company: whatever stopped the work, it goes
 * on with the companies that are left.
 */
const AT_ONCE = 8;
const CLAIM_MS = 10 * 60_000;
const LOOK_EVERY_MS = 60_000;
const ANSWER_WITHIN_MS = 3_000;

/** This process, to whom claims belong. */
const ME = randomUUID();

const WORK = {
	computing: { deed: 'compute', done: 'ready' },
	applying: { deed: 'apply', done: 'applied' },
	undoing: { deed: 'undo', done: 'undone' }
} as const;

type Working = keyof typeof WORK;

/** Begins, and waits for the end of what is short. */
export async function workOn(consortium: ConsortiumScope, restatementId: string): Promise<void> {
	const working = work(consortium, restatementId);
	working.catch((err: unknown) => log.error({ err, restatement: restatementId }, 'work broke off'));
	await Promise.race([working, after(ANSWER_WITHIN_MS, null, { ref: false })]);
}

/** At start, and on PostgreSQL from time to time: what a crash left undone. */
export function keepRestating(): void {
	const { database } = getServer();
	// On SQLite this is the only server: whatever was claimed before its start is free.
	resumeLogged(database.engine === 'sqlite' ? Date.now() + CLAIM_MS : Date.now());
	if (database.engine === 'sqlite') return;
	const timer = setInterval(() => resumeLogged(Date.now()), LOOK_EVERY_MS);
	timer.unref();
	process.once('sveltekit:shutdown', () => clearInterval(timer));
}

function resumeLogged(claimsEndedBy: number): void {
	resumeRestatements(claimsEndedBy).catch((err: unknown) =>
		log.error({ err }, 'restatements were not taken up again')
	);
}

export async function resumeRestatements(claimsEndedBy: number): Promise<void> {
	const unfinished = await read(getServer().database, 'identity', listUnfinishedRestatements);
	for (const { consortiumId, restatementId, startedBy: userId } of unfinished)
		await work(scopeOfConsortiumJob({ consortiumId, userId }), restatementId, claimsEndedBy);
}

async function work(
	consortium: ConsortiumScope,
	restatementId: string,
	claimsEndedBy = Date.now()
): Promise<void> {
	const { database } = getServer();
	for (let now = claimsEndedBy; ; now = Date.now()) {
		const claim = { restatementId, claimedBy: ME, now, claimedUntil: Date.now() + CLAIM_MS };
		const step = await write(database, consortium, async (tx) => {
			if (!(await claimWork(consortium, tx, claim))) return null;
			const restatement = await findRestatement(consortium, tx, restatementId);
			return restatement && isWorking(restatement.status) ? restatement : null;
		});
		if (!step) return;
		const left = await companiesLeft(consortium, step);
		if (left.length === 0) return finish(consortium, step);
		const job = jobOf(consortium, { step, companyIds: left.slice(0, AT_ONCE) });
		await tellCompanies(await restate(job), { deed: job.deed, restatementId, consortium });
	}
}

const isWorking = (status: string): status is Working => Object.hasOwn(WORK, status);

const workOf = ({ status }: Restatement) => WORK[status as Working];

function jobOf(
	{ consortiumId }: ConsortiumScope,
	{ step, companyIds }: { step: Restatement; companyIds: readonly string[] }
): RestateJob {
	const { restatementId, startedBy: userId } = step;
	const { deed } = workOf(step);
	return { deed, consortiumId, restatementId, userId, companyIds, nowMs: Date.now() };
}

/** A company that ends its worker ends it alone the next time. */
async function restate(job: RestateJob): Promise<Restated> {
	const { dispatcher } = getServer();
	try {
		return await dispatcher.run('restate', job);
	} catch (err) {
		if (job.companyIds.length === 1) throw err;
		log.error({ err, restatement: job.restatementId }, 'restating some companies broke off');
		const restated: Restated = [];
		for (const companyId of job.companyIds)
			restated.push(...(await dispatcher.run('restate', { ...job, companyIds: [companyId] })));
		return restated;
	}
}

async function finish(consortium: ConsortiumScope, step: Restatement): Promise<void> {
	const { restatementId, status } = step;
	const move = { restatementId, from: [status as Working], to: workOf(step).done, at: Date.now() };
	await write(getServer().database, consortium, (tx) => endWork(consortium, tx, move));
}

/** The companies that are in the consortium today. */
export async function presentCompanies(consortium: ConsortiumScope, tx: ReadTx): Promise<string[]> {
	const present = await listConsortiumCompanies(consortium, tx, todayInJapan(Date.now()));
	return present.map(({ companyId }) => companyId);
}

async function companiesLeft(consortium: ConsortiumScope, step: Restatement): Promise<string[]> {
	const { database } = getServer();
	const companyIds = await read(database, consortium, (tx) => presentCompanies(consortium, tx));
	const scope = scopeOfStatus(consortium, companyIds);
	const rows = await read(database, scope, (tx) =>
		listRestatementsOfCompanies(scope, tx, step.restatementId)
	);
	const known = new Map(rows.map((row) => [row.companyId, row]));
	return companyIds.filter((id) => isLeft(known.get(id), step));
}

function isLeft(
	row: RestatementOfCompany | undefined,
	{ status, startedAt }: Restatement
): boolean {
	const decidedNow = (row?.decidedAt ?? 0) >= startedAt;
	switch (status as RestatementStatus) {
		case 'computing':
			return row === undefined;
		case 'applying':
			return row === undefined || (row.status !== 'applied' && !decidedNow);
		default:
			return row !== undefined && ['applied', 'undo_held'].includes(row.status) && !decidedNow;
	}
}
