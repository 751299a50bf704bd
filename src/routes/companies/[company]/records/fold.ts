import { instant } from '$lib/ui/format';
import type { PageData } from './$types';

type RecordView = PageData['records'][number];

/** One line of the list: a record, or several alike one after the other on one day. */
export interface Line {
	record: RecordView;
	/** The first of them; the list runs backwards, `record` is the last. */
	since: string;
	count: number;
}

/** Neighbours in which the same person did the same on the same day in Japan become one line. */
export function fold(records: readonly RecordView[]): Line[] {
	const lines: Line[] = [];
	for (const record of records) {
		const last = lines.at(-1);
		if (last && likenessOf(last.record) === likenessOf(record)) {
			last.since = record.at;
			last.count += 1;
		} else lines.push({ record, since: record.at, count: 1 });
	}
	return lines;
}

function likenessOf({ at, event, actorName, actorRole, basisId, detail }: RecordView): string {
	const { route: _, ...object } = detail;
	const day = instant(at).slice(0, 10);
	return JSON.stringify([day, event, actorName, actorRole, basisId, object]);
}

/** `2026-11-20 18:05`, or from the first to the last of them. */
export function timeOf({ record, since, count }: Line): string {
	const [from, to] = [instant(since), instant(record.at)];
	return count === 1 || from === to ? to : `${from}–${to.slice(11)}`;
}
