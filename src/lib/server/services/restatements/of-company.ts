import type { MovedMonth } from '$lib/domain/restatements/moved-months';
import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { permits } from '../../access/policy';
import { relationsTo } from '../../access/relations';
import { getServer } from '../../app';
import { Conflict, NotFound } from '../../errors';
import { type EditionFile, seriesOf, shippedEdition, shippedEditions } from '../../factor-library';
import { listCompanyEditions as selectEditions } from '../../repositories/company-editions';
import {
	type CompanyRestatement,
	findCompanyRestatement,
	listCompanyRestatements as selectRestatements,
	readOfferedContent
} from '../../repositories/company-restatements';
import { listAllMeteringPoints } from '../../repositories/metering-points';
import { read, type ReadTx, write } from '../../repositories/transaction';
import { listUserNames } from '../../repositories/users';
import { existingCompany } from '../companies';
import { adoptedEditions, FOUNDING } from '../editions/book-of';
import { candidateOf, formerCandidate } from '../editions/candidate';
import { applyOffer, assertNotHeld, undoOffer } from './company';
import { keptEdition } from './kept-edition';
import type {
	CompanyEditionView,
	CompanyRestatementLineView,
	CompanyRestatementView,
	CompanyState
} from './views';

/** Which editions count for the company: its own, and of every other series the founding one. */
export async function listCompanyEditions(
	context: Context,
	companyId: string
): Promise<CompanyEditionView[]> {
	const scope = authoriseCompany(context, 'company_edition', 'read', companyId);
	return read(getServer().database, scope, async (tx) => {
		await existingCompany(scope, tx);
		const rows = await selectEditions(scope, tx);
		const own = rows.filter(({ editionId }) => editionId !== FOUNDING);
		const adopted = await adoptedEditions(scope, tx);
		const names = await listUserNames(
			tx,
			own.map(({ adoptedBy }) => adoptedBy)
		);
		const chosen = own.map((row) => ({
			...editionView(adopted.find(({ id }) => id === row.editionId)!),
			since: new Date(row.adoptedAt).toISOString(),
			by: names.get(row.adoptedBy) ?? null
		}));
		const replaced = new Set(chosen.map(({ series }) => series));
		const founding = shippedEditions()
			.map((edition) => ({ ...editionView(edition), since: null, by: null }))
			.filter(({ series }) => !replaced.has(series));
		return [...chosen, ...founding];
	});
}

function editionView(edition: EditionFile) {
	const { id: editionId, label, source } = edition;
	const origin = shippedEdition(editionId) ? ('shipped' as const) : ('brought_in' as const);
	return { series: seriesOf(edition), editionId, label, source, origin };
}

/** Editions that reached the company, newest first. */
export async function listCompanyRestatements(
	context: Context,
	companyId: string
): Promise<CompanyRestatementLineView[]> {
	const scope = authoriseCompany(context, 'company_edition', 'read', companyId);
	return read(getServer().database, scope, async (tx) => {
		await existingCompany(scope, tx);
		return linesOf(scope, tx, await selectRestatements(scope, tx));
	});
}

const DAY_MS = 86_400_000;
const SHOWN_FOR_MS = 30 * DAY_MS;

/** For the first page: those that wait for the company, and what came in the last thirty days. */
export async function listRestatementNotices(
	scope: CompanyScope,
	tx: ReadTx,
	now: number
): Promise<CompanyRestatementLineView[]> {
	const rows = await selectRestatements(scope, tx);
	const shown = rows.filter(
		({ status, decidedAt, movedMonths }) =>
			status === 'held' ||
			(['applied', 'undone'].includes(status) &&
				movedMonths > 0 &&
				(decidedAt ?? 0) > now - SHOWN_FOR_MS)
	);
	return linesOf(scope, tx, shown);
}

/** Old and new, by month, metering point and carrier. */
export async function getCompanyRestatement(
	context: Context,
	companyId: string,
	restatementId: string
): Promise<CompanyRestatementView> {
	const scope = authoriseCompany(context, 'company_edition', 'read', companyId);
	const { principal } = context;
	const roles = principal ? relationsTo(principal, companyId).map(({ role }) => role) : [];
	return read(getServer().database, scope, async (tx) => {
		const row = await reached(scope, tx, restatementId);
		const [line] = await linesOf(scope, tx, [row]);
		const points = new Map(
			(await listAllMeteringPoints(scope, tx)).map((point) => [point.meteringPointId, point])
		);
		const moved = JSON.parse(row.moved) as MovedMonth[];
		return {
			...line!,
			formerLabel: await formerLabel(scope, tx, row),
			months: moved.map((month) => {
				const point = points.get(month.meteringPointId);
				return { ...month, point: point?.name ?? '', carrier: point?.carrier ?? '' };
			}),
			mayDecide: permits(roles, ['company_edition', 'update']) ? 'yes' : 'no'
		};
	});
}

/** By an administrator: what was held counts once its months are open again, and what was undone. */
export async function applyCompanyRestatement(
	context: Context,
	companyId: string,
	restatementId: string
): Promise<void> {
	const scope = authoriseCompany(context, 'company_edition', 'update', companyId);
	await write(getServer().database, scope, async (tx) => {
		const { consortiumId, status } = await reached(scope, tx, restatementId);
		if (!['held', 'undone'].includes(status)) throw new Conflict('restatement.not_now', { status });
		const candidate = candidateOf(await offered(scope, tx, restatementId), consortiumId);
		const offer = { restatementId, consortiumId, candidate, by: scope.userId, atMs: Date.now() };
		assertNotHeld(await applyOffer(scope, tx, offer));
	});
}

export async function undoCompanyRestatement(
	context: Context,
	companyId: string,
	restatementId: string
): Promise<void> {
	const scope = authoriseCompany(context, 'company_edition', 'update', companyId);
	await write(getServer().database, scope, async (tx) => {
		const { status } = await reached(scope, tx, restatementId);
		if (!['applied', 'undo_held'].includes(status))
			throw new Conflict('restatement.not_now', { status });
		const deed = { restatementId, by: scope.userId, atMs: Date.now() };
		const row = await undoOffer(scope, tx, deed);
		if (row) assertNotHeld(row);
	});
}

/** A dry run is the coordinator's draft: the company does not see it. */
async function reached(
	scope: CompanyScope,
	tx: ReadTx,
	restatementId: string
): Promise<CompanyRestatement> {
	const row = await findCompanyRestatement(scope, tx, restatementId);
	if (!row || ['computed', 'failed'].includes(row.status)) throw new NotFound('not_found');
	return row;
}

async function offered(scope: CompanyScope, tx: ReadTx, restatementId: string) {
	const { editionId } = await reached(scope, tx, restatementId);
	const shipped = shippedEdition(editionId);
	if (shipped) return shipped;
	const content = await readOfferedContent(scope, tx, restatementId);
	if (content === null) throw new NotFound('not_found');
	return keptEdition(editionId, content);
}

async function formerLabel(scope: CompanyScope, tx: ReadTx, row: CompanyRestatement) {
	const { series, formerEditionId: editionId, formerConsortiumId: consortiumId } = row;
	const { edition } = await formerCandidate(scope, tx, { series, editionId, consortiumId });
	const founding = shippedEditions().find((one) => seriesOf(one) === series);
	return (edition ?? founding)?.label ?? null;
}

async function linesOf(
	scope: CompanyScope,
	tx: ReadTx,
	rows: readonly CompanyRestatement[]
): Promise<CompanyRestatementLineView[]> {
	const people = rows.flatMap(({ decidedBy }) => decidedBy ?? []);
	const names = await listUserNames(tx, people);
	const lines: CompanyRestatementLineView[] = [];
	for (const row of rows) {
		const { label } = await offered(scope, tx, row.restatementId);
		lines.push({
			...{ id: row.restatementId, editionId: row.editionId, editionLabel: label },
			...{ status: row.status as CompanyState, movedMonths: row.movedMonths },
			closedMonths: row.closedMonths,
			decidedAt: row.decidedAt === null ? null : new Date(row.decidedAt).toISOString(),
			decidedBy: row.decidedBy === null ? null : (names.get(row.decidedBy) ?? null)
		});
	}
	return lines;
}
