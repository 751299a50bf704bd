import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Finding } from '$lib/domain/finding';
import { authoriseConsortium } from '../../access/authorise';
import type { ConsortiumScope, Context } from '../../access/context';
import { scopeOfStatus } from '../../access/job-scope';
import { getServer } from '../../app';
import { Conflict, NotFound } from '../../errors';
import { type EditionFile, seriesOf, shippedEdition, shippedEditions } from '../../factor-library';
import { compareEditions, countFigures } from '../../factor-library/compare-editions';
import { parseInput } from '../../input';
import { listEditionsOfCompanies } from '../../repositories/company-restatements';
import { findFactorEdition, listFactorEditions } from '../../repositories/factor-editions';
import { deleteFactorEdition, endWork, listRestatements } from '../../repositories/restatements';
import { read, type ReadTx, write } from '../../repositories/transaction';
import { listUserNames } from '../../repositories/users';
import { withMessage } from '../../sentences';
import { day } from '../api-schemas/common';
import { FOUNDING } from '../editions/book-of';
import { receiveUpload } from '../imports/receive-upload';
import { recordServerDeed } from '../records/deeds';
import { existingConsortium } from '../relations/consortia';
import { editionsInForce } from './in-force';
import { keptEdition } from './kept-edition';
import { lineOf } from './lines';
import { baseOf } from './read-edition';
import { presentCompanies } from './run';
import type { EditionLineView, EditionsView, EditionView } from './views';

/** A list of the ministries has a few hundred kilobytes. */
const LIST_BYTES = 16 * 2 ** 20;
const LIST_ROWS = 100_000;

/** Shipped ones and those that the consortium brought in, each with how many companies use it. */
export async function listEditions(context: Context, consortiumId: string): Promise<EditionsView> {
	const consortium = authoriseConsortium(context, 'factor_edition', 'read', consortiumId);
	const { database } = getServer();
	const found = await read(database, consortium, async (tx) => {
		await existingConsortium(consortium, tx);
		const own = await listFactorEditions(consortium, tx);
		return {
			own: await Promise.all(own.map((one) => findFactorEdition(consortium, tx, one.editionId))),
			names: await listUserNames(
				tx,
				own.map((one) => one.createdBy)
			),
			companyIds: await presentCompanies(consortium, tx)
		};
	});
	const used = await usedBy(consortium, found.companyIds);
	const own = found.own.flatMap((row): EditionLineView[] => {
		if (!row) return [];
		const by = { name: found.names.get(row.createdBy) ?? null, at: row.createdAt };
		const findings = JSON.parse(row.findings) as Finding[];
		return [lineView(keptEdition(row.editionId, row.content), { by, findings, used })];
	});
	const shipped = shippedEditions().map((edition) =>
		lineView(edition, { by: null, findings: [], used })
	);
	return { items: [...own, ...shipped], companies: found.companyIds.length };
}

type UsedBy = (edition: EditionFile) => number;

/** Who adopted none of a series has the founding one. */
async function usedBy(consortium: ConsortiumScope, companyIds: string[]): Promise<UsedBy> {
	const scope = scopeOfStatus(consortium, companyIds);
	const adopted = (
		await read(getServer().database, scope, (tx) => listEditionsOfCompanies(scope, tx))
	).filter(({ editionId }) => editionId !== FOUNDING);
	return (edition) => {
		const series = seriesOf(edition);
		const chosen = adopted.filter((one) => one.editionId === edition.id).length;
		if (shippedEdition(edition.id) === null) return chosen;
		const others = adopted.filter((one) => one.series === series).length;
		return companyIds.length - others + chosen;
	};
}

function lineView(
	edition: EditionFile,
	about: { by: { name: string | null; at: number } | null; findings: Finding[]; used: UsedBy }
): EditionLineView {
	const { by, findings, used } = about;
	return {
		...{ id: edition.id, series: seriesOf(edition), label: edition.label },
		origin: by === null ? 'shipped' : 'brought_in',
		createdBy: by?.name ?? null,
		createdAt: by && new Date(by.at).toISOString(),
		companies: used(edition),
		warnings: findings.filter(({ severity }) => severity === 'warning').length
	};
}

/** An edition with what is odd about it and what it changes. */
export async function getEdition(
	context: Context,
	consortiumId: string,
	editionId: string
): Promise<EditionView> {
	const consortium = authoriseConsortium(context, 'factor_edition', 'read', consortiumId);
	const { database } = getServer();
	const found = await read(database, consortium, (tx) => collect(consortium, tx, editionId));
	const used = await usedBy(consortium, found.companyIds);
	const { edition, findings, by, fileName, inForce, restatements } = found;
	const others = inForce.filter(({ id }) => id !== edition.id);
	return {
		...lineView(edition, { by, findings, used }),
		...{ source: edition.source, fileName, figures: countFigures(edition) },
		findings: findings.map((one) => withMessage(one, context.locale)),
		differences: compareEditions(baseOf(edition, others), edition),
		discardable: by !== null && restatements.every(isUntouched) ? 'yes' : 'no',
		restatements
	};
}

const isUntouched = ({ status }: { status: string }) => ['ready', 'discarded'].includes(status);

async function collect(consortium: ConsortiumScope, tx: ReadTx, editionId: string) {
	await existingConsortium(consortium, tx);
	const row = await findFactorEdition(consortium, tx, editionId);
	const edition = row ? keptEdition(editionId, row.content) : shippedEdition(editionId);
	if (!edition) throw new NotFound('not_found');
	const all = (await listRestatements(consortium, tx)).filter((one) => one.editionId === editionId);
	const people = [...all.map((one) => one.createdBy), ...(row ? [row.createdBy] : [])];
	const names = await listUserNames(tx, people);
	return {
		edition,
		findings: row ? (JSON.parse(row.findings) as Finding[]) : [],
		fileName: row?.fileName ?? null,
		by: row && { name: names.get(row.createdBy) ?? null, at: row.createdAt },
		inForce: await editionsInForce(consortium, tx),
		companyIds: await presentCompanies(consortium, tx),
		restatements: all.map((one) => lineOf(one, { label: edition.label, names }))
	};
}

const year = z.preprocess(
	(value) => (value === '' || value === undefined ? null : value),
	z.coerce.number().int().min(2000).max(2100).nullable()
);
const given = z.object({
	listDate: z.preprocess((value) => value || null, day.nullable()),
	resultYear: year
});

/** A list in the ministries' layout or ours becomes an edition, or is refused with all its faults. */
export async function uploadEdition(
	context: Context,
	consortiumId: string,
	request: Request
): Promise<{ id: string; isNew: 'yes' | 'no' }> {
	const consortium = authoriseConsortium(context, 'factor_edition', 'create', consortiumId);
	const { config, database, dispatcher } = getServer();
	await read(database, consortium, (tx) => existingConsortium(consortium, tx));
	const directory = join(config.dataDir, 'incoming');
	const upload = await receiveUpload(request, { directory, maxBytes: LIST_BYTES });
	try {
		const facts = parseInput(given, Object.fromEntries(upload.fields));
		const owner = { consortiumId, userId: consortium.userId };
		const unpackedBytes = config.limits.unpackedBytes;
		const { editionId, isNew } = await dispatcher.run('read-edition', {
			...{ owner, path: upload.path, fileName: upload.fileName, given: facts, nowMs: Date.now() },
			limits: { unpackedBytes, rows: LIST_ROWS }
		});
		const event = 'edition.bring_in';
		if (isNew === 'yes')
			await write(database, 'identity', (tx) =>
				recordServerDeed(tx, context.principal, { event, consortiumId, editionId })
			);
		return { id: editionId, isNew };
	} finally {
		await rm(upload.path, { force: true });
	}
}

/** One that was never applied goes, with its dry runs. */
export async function discardEdition(
	context: Context,
	consortiumId: string,
	editionId: string
): Promise<void> {
	const consortium = authoriseConsortium(context, 'factor_edition', 'delete', consortiumId);
	const { principal } = context;
	await write(getServer().database, consortium, async (tx) => {
		const restatements = await listRestatements(consortium, tx);
		const own = restatements.filter((one) => one.editionId === editionId);
		if (!own.every(isUntouched)) throw new Conflict('edition.in_use');
		if (!(await deleteFactorEdition(consortium, tx, editionId))) throw new NotFound('not_found');
		for (const { restatementId } of own) {
			const move = { restatementId, from: ['ready'] as const, to: 'discarded' as const };
			await endWork(consortium, tx, { ...move, at: Date.now() });
		}
		await recordServerDeed(tx, principal, { event: 'edition.discard', consortiumId, editionId });
	});
}
