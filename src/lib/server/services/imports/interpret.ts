import type { Finding } from '$lib/domain/finding';
import type { Claim, ColumnGuess, Reading } from '$lib/importers/importer';
import { condense } from '$lib/importers/reading';
import { readDocument } from '$lib/importers/registry';
import type { RejectedRow } from '../../repositories/import-records';
import type { MeteringPoint } from '../../repositories/metering-points';
import { todayInJapan, type ReadJob } from './job';
import { judgeRecordSets } from './judge-reading';
import { prepareRecords, prepareRejected, type PreparedRecord } from './prepare';

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
	bytes: Uint8Array,
	{ job, point }: { job: ReadJob; point: MeteringPoint | null }
): Interpretation {
	const { layout, mapping } = job.request;
	const outcome = readDocument(bytes, job.fileName, {
		...{ layout, mapping, maxRows: job.maxRows },
		readingDay: point?.readingDay ?? null,
		carrier: point?.carrier ?? null,
		unit: point?.unit ?? null
	});
	const layoutId = outcome.layout?.id ?? null;
	const { claim, findings } = outcome;
	if (outcome.status === 'refused') return { kind: 'refused', layoutId, findings };
	if (outcome.status === 'needs_mapping') {
		const rejected = prepareRejected(outcome.rejected);
		const { columns } = outcome;
		return { kind: 'needs_mapping', layoutId, claim, columns, records: [], rejected, findings };
	}
	return {
		kind: 'read',
		layoutId,
		claim,
		columns: null,
		...readingOf(outcome.reading, job, findings)
	};
}

function readingOf(reading: Reading, job: ReadJob, findings: Finding[]) {
	const judged = judgeRecordSets(reading.records, todayInJapan(job.nowMs));
	return {
		records: prepareRecords(reading),
		rejected: prepareRejected(reading.rejected),
		findings: [...findings, ...condense(judged, [])]
	};
}
