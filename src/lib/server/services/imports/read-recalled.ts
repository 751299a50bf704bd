import { finding } from '$lib/domain/finding';
import { isoDay, todayInJapan } from '$lib/domain/time/day';
import { guessColumns } from '$lib/importers/headings/columns';
import type { DecodeOutcome } from '$lib/importers/decode';
import type { Claim, Document } from '$lib/importers/importer';
import { tablesToMap, tableToMap } from '$lib/importers/registry';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';
import { findUserById } from '../../repositories/users';
import { recall, taughtBy, type Recalled } from '../mappings/remember';
import { interpret, type Interpretation } from './interpret';
import type { ReadJob } from './job';
import type { KnownPoints } from './read-with-days';

/** A remembered mapping for the file that is read, and the name of who gave it. */
export interface Remembered extends Recalled {
	name: string | null;
}

/** None where the person said with this file how it is to be read. */
export async function rememberedFor(
	scope: CompanyScope,
	tx: ReadTx,
	{ decoded, job }: { decoded: DecodeOutcome; job: ReadJob }
): Promise<Remembered | null> {
	const { mapping, layout } = job.request;
	if (mapping || layout) return null;
	const recalled = await recall(scope, tx, { tables: tablesToMap(decoded), also: 'standing' });
	if (!recalled) return null;
	const user = await findUserById(tx, recalled.taught.by);
	return { ...recalled, name: user?.name ?? null };
}

export interface InterpretedJob {
	job: ReadJob;
	outcome: Interpretation;
}

/**
 * The file as the person said, or as the company's people said of an earlier one with the same
 * headings; where that does not come to anything, as the layouts recognise it.
 */
export function interpretRecalled(
	decoded: DecodeOutcome,
	{ job, known, remembered }: { job: ReadJob; known: KnownPoints; remembered: Remembered | null }
): InterpretedJob {
	if (!remembered) return interpretGiven(decoded, { job, known });
	const { mapping, taught } = remembered;
	const request = { ...job.request, mapping, taught };
	const claim = claimOf(remembered);
	if (remembered.lacks === 'period')
		return { job: { ...job, request }, outcome: askPeriod(decoded, { remembered, claim }) };
	const again = { ...job, request };
	const outcome = interpret(decoded, { job: again, known });
	if (outcome.kind !== 'read') return { job, outcome: interpret(decoded, { job, known }) };
	return { job: again, outcome: { ...outcome, claim } };
}

/** With a mapping of the person's own, the import also holds what it will be remembered by. */
function interpretGiven(
	decoded: DecodeOutcome,
	{ job, known }: { job: ReadJob; known: KnownPoints }
): InterpretedJob {
	const outcome = interpret(decoded, { job, known });
	const { mapping } = job.request;
	if (!mapping) return { job, outcome };
	const taught = taughtBy(decoded, mapping, { by: job.owner.userId, at: job.nowMs });
	const mapped = { ...job, request: { ...job.request, taught } };
	// What is read again was kept, and stays: another mapping may make sense of it.
	const kept = outcome.kind === 'refused' && job.upload === null;
	const document = tableToMap(decoded, mapping.sheet);
	return { job: mapped, outcome: kept ? askAgain(document, outcome) : outcome };
}

function claimOf({ taught, name }: Remembered): Claim {
	const date = isoDay(todayInJapan(taught.at));
	return { reason: 'remembered', params: { date, name: name ?? '' } };
}

function askPeriod(
	decoded: DecodeOutcome,
	{ remembered, claim }: { remembered: Remembered; claim: Claim }
): Interpretation {
	const { headerRow, sheet } = remembered.mapping;
	const document = tableToMap(decoded, sheet);
	const why = finding('blocking', 'mapping.period_again', {}, { row: headerRow });
	const findings = [...(document?.findings ?? []), why];
	return { ...asking(document, headerRow), layoutId: 'mapping', claim, findings };
}

function askAgain(
	document: Document | null,
	{ findings }: Interpretation & { kind: 'refused' }
): Interpretation {
	return { ...asking(document, 1), layoutId: 'mapping', claim: null, findings };
}

function asking(document: Document | null, headerRow: number) {
	const head = document?.head ?? [];
	return {
		kind: 'needs_mapping' as const,
		columns: guessColumns(head, headerRow),
		records: [],
		rejected: []
	};
}
