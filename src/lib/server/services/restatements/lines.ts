import type { Restatement } from '../../repositories/restatements';
import type { RestatementLineView, RestatementState } from './views';

export function lineOf(
	row: Restatement,
	{ label, names }: { label: string; names: ReadonlyMap<string, string> }
): RestatementLineView {
	return {
		...{ id: row.restatementId, editionId: row.editionId, editionLabel: label },
		...{ series: row.series, status: row.status as RestatementState },
		createdBy: names.get(row.createdBy) ?? null,
		createdAt: new Date(row.createdAt).toISOString(),
		endedAt: row.endedAt === null ? null : new Date(row.endedAt).toISOString()
	};
}
