/**
 * Which metering point a record of a file belongs to, tried in this order: the point the person
 * named; the point with the file's supply-point number; the point that bears the printed name;
 * the company's only point of the carrier, if the file names no other; a new point at the
 * company's only site. Whatever is left open is asked, never guessed.
 */
export interface RecordIdentity {
	carrier: string;
	unit: string;
	supplyPointNumber: string | null;
	label: string | null;
}

export interface PointIdentity {
	id: string;
	name: string;
	carrier: string;
	supplyPointNumber: string | null;
}

export type Assignment =
	| { kind: 'existing'; pointId: string; by: 'request' | 'number' | 'name' | 'only_point' }
	| { kind: 'new' }
	/** A record without a carrier (weather, drivers) belongs to no metering point. */
	| { kind: 'none' }
	| { kind: 'ask'; candidates: PointIdentity[] };

export interface Known {
	points: readonly PointIdentity[];
	siteCount: number;
	/** The metering point named at upload; serves a file with one record. */
	requestedPointId: string | null;
	/** What the person answered, by index in `records`. */
	chosen: ReadonlyMap<number, string>;
}

export function assignPoints(records: readonly RecordIdentity[], known: Known): Assignment[] {
	return records.map((record, index) => {
		if (record.carrier === '') return { kind: 'none' };
		const chosen =
			known.chosen.get(index) ?? (records.length === 1 ? known.requestedPointId : null);
		if (chosen !== null) return { kind: 'existing', pointId: chosen, by: 'request' };
		return assignOne(record, records, known);
	});
}

function assignOne(
	record: RecordIdentity,
	records: readonly RecordIdentity[],
	known: Known
): Assignment {
	const candidates = known.points.filter((point) => point.carrier === record.carrier);
	const numbered = record.supplyPointNumber;
	const byNumber = numbered && candidates.find((point) => point.supplyPointNumber === numbered);
	if (byNumber) return { kind: 'existing', pointId: byNumber.id, by: 'number' };
	const unnumbered = candidates.filter((point) => !numbered || point.supplyPointNumber === null);
	const byName = unnumbered.filter((point) => record.label !== null && point.name === record.label);
	if (byName.length === 1) return { kind: 'existing', pointId: byName[0]!.id, by: 'name' };
	return withoutName(record, { records, candidates: unnumbered, siteCount: known.siteCount });
}

function withoutName(
	record: RecordIdentity,
	known: { records: readonly RecordIdentity[]; candidates: PointIdentity[]; siteCount: number }
): Assignment {
	const alone = known.records.filter((other) => other.carrier === record.carrier).length === 1;
	const [only, ...others] = known.candidates;
	if (alone && only && others.length === 0)
		return { kind: 'existing', pointId: only.id, by: 'only_point' };
	const askWhich = alone && known.candidates.length > 1;
	if (askWhich || known.siteCount > 1) return { kind: 'ask', candidates: known.candidates };
	return { kind: 'new' };
}
