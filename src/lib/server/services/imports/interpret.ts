import { todayInJapan } from '$lib/domain/time/day';
import { finding, type Finding } from '$lib/domain/finding';
import type { Claim, ColumnGuess } from '$lib/importers/importer';
import type { DecodeOutcome } from '$lib/importers/decode';
import { condense } from '$lib/importers/reading';
import type { RejectedRow } from '../../repositories/import-records';
import { fitNames } from './fit-names';
import { fitUnits } from './fit-units';
import type { ReadJob } from './job';
import { judgeRecordSets } from './judge-reading';
import { prepareRecords, prepareRejected, type PreparedRecord } from './prepare';
import { readWithReadingDays, type KnownPoints, type ReadOutcome } from './read-with-days';

/** What a file turned out to be, ready to be stored. */
export type Interpretation =
	| { kind: 'refused'; layoutId: string | null; findings: Finding[] }
	| {
			kind: 'read' | 'needs_mapping';
			layoutId: string | null;
			claim: Claim | null;
			columns: ColumnGuess[] | null;
			records: PreparedRecord[];
			rejected: RejectedRow[];
			findings: Finding[];
	  };

export function interpret(
	decoded: DecodeOutcome,
	{ job, known }: { job: ReadJob; known: KnownPoints }
): Interpretation {
	const outcome = readWithReadingDays(decoded, { job, known });
	const layoutId = outcome.layout?.id ?? null;
	const { claim, findings } = outcome;
	if (outcome.status === 'refused') return { kind: 'refused', layoutId, findings };
	if (outcome.status === 'needs_mapping') {
		const rejected = prepareRejected(outcome.rejected);
		const { columns } = outcome;
		return { kind: 'needs_mapping', layoutId, claim, columns, records: [], rejected, findings };
	}
	const heat = job.request.mapping ? 'converted' : 'refused';
	return interpretReading(outcome, { nowMs: job.nowMs, heat });
}

/** What a layout read, or a person typed. */
export interface ToInterpret extends Pick<ReadOutcome, 'reading' | 'findings'> {
	layout: { id: string };
	claim: Claim | null;
}

/** Nothing is refused by warnings alone: of a table without a single figure that is the reason. */
function withReason(findings: Finding[]): Finding[] {
	if (findings.some(({ severity }) => severity === 'blocking')) return findings;
	return [...findings, finding('blocking', 'import.no_figures')];
}

/** Records of which nothing can count are refused, with what was found in them. */
export function interpretReading(
	{ layout, claim, reading, findings }: ToInterpret,
	{ nowMs, heat = 'refused' }: Pick<ReadJob, 'nowMs'> & { heat?: 'converted' | 'refused' }
): Interpretation {
	const named = fitNames(reading.records);
	const fitting = fitUnits(named.records, { heat });
	const judged = judgeRecordSets(fitting.records, todayInJapan(nowMs));
	const odd = [...named.findings, ...fitting.findings, ...judged];
	const all = [...findings, ...condense(odd, [])];
	const records = prepareRecords(fitting.records);
	if (records.length === 0)
		return { kind: 'refused', layoutId: layout.id, findings: withReason(all) };
	const rejected = prepareRejected(reading.rejected);
	return {
		kind: 'read',
		layoutId: layout.id,
		claim,
		columns: null,
		records,
		rejected,
		findings: all
	};
}
