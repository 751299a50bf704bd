import { isMovedInFigures, type MovedMonth } from '$lib/domain/restatements/moved-months';
import { Conflict } from '../../errors';
import { lockCompany } from '../../repositories/companies';
import {
	type CompanyRestatement,
	findCompanyRestatement,
	putCompanyRestatement
} from '../../repositories/company-restatements';
import { listClosedMonths } from '../../repositories/month-closings';
import type { CompanyScope, ReadTx, WriteTx } from '../../repositories/transaction';
import { keepClosedMonths } from '../closing/guard';
import { adoptComputed } from '../editions/adopt';
import { type Candidate, formerCandidate, standingCandidate } from '../editions/candidate';
import { computeRestatement, type Computed } from '../editions/compute';
import { recordDeed } from '../records/deeds';

/** A restatement as one company meets it. */
export interface Offer {
	restatementId: string;
	consortiumId: string;
	candidate: Candidate;
	by: string;
	atMs: number;
}

/** What the edition would make of the company; for the dry run, which the company does not see. */
export async function computeOffer(
	scope: CompanyScope,
	tx: ReadTx,
	offer: Offer
): Promise<CompanyRestatement> {
	const computed = await computeRestatement(scope, tx, offer.candidate);
	const closed = await closedAmong(scope, tx, computed.restated);
	return rowOf(offer, { computed, closed, status: 'computed' });
}

/** Counts from now on, or waits where a closed month would change: that one is kept as it is. */
export async function applyOffer(
	scope: CompanyScope,
	tx: WriteTx,
	offer: Offer
): Promise<CompanyRestatement> {
	await lockCompany(scope, tx);
	const known = await findCompanyRestatement(scope, tx, offer.restatementId);
	if (known?.status === 'applied') return known;
	const { candidate, restatementId, by, atMs } = offer;
	const computed = await computeRestatement(scope, tx, candidate);
	const closed = await closedAmong(scope, tx, computed.restated);
	const status = closed.length > 0 ? 'held' : 'applied';
	const former = await standingCandidate(scope, tx, candidate.series);
	const row = {
		...rowOf(offer, { computed, closed, status }),
		...{ formerEditionId: former.editionId, formerConsortiumId: former.consortiumId },
		...{ decidedAt: atMs, decidedBy: by }
	};
	if (status === 'applied')
		await keepClosedMonths(scope, tx, () =>
			adoptComputed(scope, tx, { candidate, computed, by, atMs })
		);
	await putCompanyRestatement(scope, tx, row);
	const editionId = row.editionId;
	const event = status === 'applied' ? 'edition.adopt' : 'edition.hold';
	await recordDeed(scope, tx, { event, editionId, restatementId });
	return row;
}

/** What counted before counts again, unless yet another edition does, or a closed month would change. */
export async function undoOffer(
	scope: CompanyScope,
	tx: WriteTx,
	{ restatementId, by, atMs }: Pick<Offer, 'restatementId' | 'by' | 'atMs'>
): Promise<CompanyRestatement | null> {
	await lockCompany(scope, tx);
	const row = await findCompanyRestatement(scope, tx, restatementId);
	if (!row || !['applied', 'undo_held'].includes(row.status)) return row;
	const decided = { ...row, decidedAt: atMs, decidedBy: by };
	const standing = await standingCandidate(scope, tx, row.series);
	if (standing.editionId !== row.editionId)
		return settle(scope, tx, { ...decided, status: 'superseded' });
	const former = { editionId: row.formerEditionId, consortiumId: row.formerConsortiumId };
	const candidate = await formerCandidate(scope, tx, { series: row.series, ...former });
	const computed = await computeRestatement(scope, tx, candidate);
	if ((await closedAmong(scope, tx, computed.restated)).length > 0)
		return settle(scope, tx, { ...decided, status: 'undo_held' });
	await keepClosedMonths(scope, tx, () =>
		adoptComputed(scope, tx, { candidate, computed, by, atMs })
	);
	const { editionId } = row;
	await recordDeed(scope, tx, { event: 'edition.undo', editionId, restatementId });
	return settle(scope, tx, { ...decided, status: 'undone' });
}

async function settle(scope: CompanyScope, tx: WriteTx, row: CompanyRestatement) {
	await putCompanyRestatement(scope, tx, row);
	return row;
}

/** Nothing could be computed: kept with its reason in the log, so that the others go on. */
export function failedRow(offer: Offer): CompanyRestatement {
	const computed = { points: [], restated: [], percentBasic: null, percentAdjusted: null };
	const { by: decidedBy, atMs: decidedAt } = offer;
	return { ...rowOf(offer, { computed, closed: [], status: 'failed' }), decidedAt, decidedBy };
}

/** The closed months that would say something else. */
async function closedAmong(
	scope: CompanyScope,
	tx: ReadTx,
	restated: readonly MovedMonth[]
): Promise<string[]> {
	const months = new Set(restated.map(({ month }) => month));
	return (await listClosedMonths(scope, tx)).filter((month) => months.has(month));
}

export function assertNotHeld({ status, closedMonths, restatementId }: CompanyRestatement): void {
	if (status === 'held' || status === 'undo_held')
		throw new Conflict('restatement.months_closed', { count: closedMonths, restatementId });
}

function rowOf(
	{ restatementId, consortiumId, candidate, atMs }: Offer,
	{ computed, closed, status }: { computed: Computed; closed: readonly string[]; status: string }
): CompanyRestatement {
	const moved = computed.restated.filter(isMovedInFigures);
	return {
		...{ restatementId, consortiumId, status, series: candidate.series },
		editionId: candidate.edition!.id,
		...{ formerEditionId: null, formerConsortiumId: null },
		moved: JSON.stringify(moved),
		movedMonths: new Set(moved.map(({ month }) => month)).size,
		movedPoints: new Set(moved.map(({ meteringPointId }) => meteringPointId)).size,
		closedMonths: closed.length,
		...{ percentBasic: computed.percentBasic, percentAdjusted: computed.percentAdjusted },
		...{ computedAt: atMs, decidedAt: null, decidedBy: null }
	};
}
