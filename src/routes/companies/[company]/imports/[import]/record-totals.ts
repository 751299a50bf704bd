import type { RecordView } from './types';

export interface RecordTotal {
	carrier: string | null;
	unit: string;
	count: number;
	quantity: number;
	/** null where one of the records has no yen. */
	costYen: number | null;
}

/** What the records of one kind, carrier and unit come to together; what is no energy is left out. */
export function recordTotals(records: readonly RecordView[]): RecordTotal[] {
	const adding = records.filter(({ carrier }) => carrier !== null);
	const groups = Object.groupBy(adding, ({ kind, carrier, unit }) => `${kind} ${carrier} ${unit}`);
	return Object.values(groups).flatMap((group) => (group?.[0] ? [totalOf(group, group[0])] : []));
}

function totalOf(group: RecordView[], { carrier, unit }: RecordView): RecordTotal {
	const yen = group.map(({ costYen }) => costYen);
	return {
		...{ carrier, unit, count: group.length },
		quantity: group.reduce((sum, { quantity }) => sum + quantity, 0),
		costYen: yen.includes(null) ? null : yen.reduce<number>((sum, one) => sum + (one ?? 0), 0)
	};
}
