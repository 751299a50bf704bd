import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { authoriseConsortium } from '../../access/authorise';
import type { ConsortiumScope, Context } from '../../access/context';
import { scopeOfJob, scopeOfStatus } from '../../access/job-scope';
import { getServer } from '../../app';
import { Conflict, NotFound } from '../../errors';
import { seriesOf } from '../../factor-library';
import { parseInput } from '../../input';
import { listRestatementsOfCompanies } from '../../repositories/company-restatements';
import { listStatusCompanies } from '../../repositories/company-status';
import { listStandingConsents } from '../../repositories/consents';
import {
	beginWork,
	findRestatement,
	insertRestatement,
	listRestatements as selectRestatements,
	type Restatement,
	type RestatementStatus
} from '../../repositories/restatements';
import { read, type ReadTx, write } from '../../repositories/transaction';
import { listUserNames } from '../../repositories/users';
import { identifier } from '../api-schemas/common';
import { recordServerDeed } from '../records/deeds';
import { existingConsortium } from '../relations/consortia';
import { restatedCompanies, bandsOf, countsOf } from './companies';
import { applyOffer, undoOffer } from './company';
import { editionOf } from './in-force';
import { lineOf } from './lines';
import { presentCompanies, workOn } from './run';
import { offerOf } from './tasks';
import type { RestatementLineView, RestatementView } from './views';

export async function listRestatements(
	context: Context,
	consortiumId: string
): Promise<RestatementLineView[]> {
	const consortium = authoriseConsortium(context, 'restatement', 'read', consortiumId);
	return read(getServer().database, consortium, async (tx) => {
		await existingConsortium(consortium, tx);
		const rows = await selectRestatements(consortium, tx);
		return Promise.all(rows.map((row) => lineView(consortium, tx, row)));
	});
}

async function lineView(consortium: ConsortiumScope, tx: ReadTx, row: Restatement) {
	const edition = await editionOf(consortium, tx, row.editionId);
	const names = await listUserNames(tx, [row.createdBy]);
	return lineOf(row, { label: edition?.label ?? row.editionId, names });
}

const newRestatement = z.object({ edition: z.string().min(1).max(200) });

/** A dry run: what the edition would make of the months of every company. */
export async function startRestatement(
	context: Context,
	consortiumId: string,
	input: unknown
): Promise<RestatementView> {
	const consortium = authoriseConsortium(context, 'restatement', 'create', consortiumId);
	const { edition: editionId } = parseInput(newRestatement, input);
	const restatementId = randomUUID();
	const now = Date.now();
	const { userId } = consortium;
	await write(getServer().database, consortium, async (tx) => {
		await existingConsortium(consortium, tx);
		const edition = await editionOf(consortium, tx, editionId);
		if (!edition) throw new NotFound('not_found');
		await insertRestatement(consortium, tx, {
			...{ restatementId, editionId, series: seriesOf(edition), status: 'computing' },
			...{ createdAt: now, createdBy: userId, startedAt: now, startedBy: userId },
			...{ endedAt: null, claimedBy: null, claimedUntil: null }
		});
	});
	await workOn(consortium, restatementId);
	return viewOf(context, consortium, restatementId);
}

export async function getRestatement(
	context: Context,
	consortiumId: string,
	restatementId: string
): Promise<RestatementView> {
	const consortium = authoriseConsortium(context, 'restatement', 'read', consortiumId);
	return viewOf(context, consortium, restatementId);
}

const decision = z.object({ company: identifier.nullish() });

/** For all companies to which it does not count yet, or for one of them. */
export async function applyRestatement(
	context: Context,
	consortiumId: string,
	{ id: restatementId, ...input }: { id: string } & Record<string, unknown>
): Promise<RestatementView> {
	const consortium = authoriseConsortium(context, 'restatement', 'commit', consortiumId);
	const { company } = parseInput(decision, input);
	if (company) await decideOne(consortium, { restatementId, company, deed: 'apply' });
	else {
		const from = ['ready', 'applied', 'undone'] as const;
		await begin(consortium, { restatementId, from, to: 'applying', event: 'restatement.apply' });
	}
	return viewOf(context, consortium, restatementId);
}

/** What counted before counts again, for all or for one. */
export async function undoRestatement(
	context: Context,
	consortiumId: string,
	{ id: restatementId, ...input }: { id: string } & Record<string, unknown>
): Promise<RestatementView> {
	const consortium = authoriseConsortium(context, 'restatement', 'undo', consortiumId);
	const { company } = parseInput(decision, input);
	if (company) await decideOne(consortium, { restatementId, company, deed: 'undo' });
	else {
		const from = ['applied'] as const;
		await begin(consortium, { restatementId, from, to: 'undoing', event: 'restatement.undo' });
	}
	return viewOf(context, consortium, restatementId);
}

interface Beginning {
	restatementId: string;
	from: readonly RestatementStatus[];
	to: RestatementStatus;
	event: 'restatement.apply' | 'restatement.undo';
}

async function begin(
	consortium: ConsortiumScope,
	{ restatementId, event, ...move }: Beginning
): Promise<void> {
	const { consortiumId, userId } = consortium;
	await write(getServer().database, consortium, async (tx) => {
		const restatement = await existing(consortium, tx, restatementId);
		const work = { ...move, restatementId, at: Date.now(), by: userId };
		if (!(await beginWork(consortium, tx, work)))
			throw new Conflict('restatement.not_now', { status: restatement.status });
		const { editionId } = restatement;
		await recordServerDeed(tx, { userId }, { event, consortiumId, restatementId, editionId });
	});
	await workOn(consortium, restatementId);
}

/** In the coordinator's name, for a company of the consortium alone. */
async function decideOne(
	consortium: ConsortiumScope,
	of: { restatementId: string; company: string; deed: 'apply' | 'undo' }
): Promise<void> {
	const { restatementId, company, deed } = of;
	const { consortiumId, userId } = consortium;
	const { database } = getServer();
	await read(database, consortium, async (tx) => {
		const { status } = await existing(consortium, tx, restatementId);
		if (status !== 'applied') throw new Conflict('restatement.not_now', { status });
		if (!(await presentCompanies(consortium, tx)).includes(company))
			throw new NotFound('not_found');
	});
	const offer = await offerOf(database, { consortiumId, restatementId, userId, nowMs: Date.now() });
	const scope = scopeOfJob({ companyId: company, userId });
	const decide = deed === 'apply' ? applyOffer : undoOffer;
	await write(database, scope, (tx) => decide(scope, tx, offer));
}

async function existing(
	consortium: ConsortiumScope,
	tx: ReadTx,
	restatementId: string
): Promise<Restatement> {
	const found = await findRestatement(consortium, tx, restatementId);
	if (!found) throw new NotFound('not_found');
	return found;
}

/** The coordinator's wall: of each company status, counts and percentages. */
async function viewOf(
	context: Context,
	consortium: ConsortiumScope,
	restatementId: string
): Promise<RestatementView> {
	const { database } = getServer();
	const { line, companyIds } = await read(database, consortium, async (tx) => {
		const row = await existing(consortium, tx, restatementId);
		const line = await lineView(consortium, tx, row);
		return { line, companyIds: await presentCompanies(consortium, tx) };
	});
	const scope = scopeOfStatus(consortium, companyIds);
	const companies = await read(database, scope, async (tx) =>
		restatedCompanies({
			companies: await listStatusCompanies(scope, tx),
			rows: await listRestatementsOfCompanies(scope, tx, restatementId),
			consents: await listStandingConsents(tx, companyIds),
			locale: context.locale
		})
	);
	const moving = companies.filter(({ movedMonths }) => movedMonths > 0);
	const view = { companies, counts: countsOf(companies), bands: bandsOf(moving) };
	return { ...line, ...view, moving: moving.length };
}
