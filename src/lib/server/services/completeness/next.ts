import { companyCells } from '$lib/domain/completeness/company-cells';
import { nextUploads } from '$lib/domain/completeness/next-uploads';
import { monthOf, type EpochDay } from '$lib/domain/time/day';
import type { CalendarPoint } from './collect';
import type { NextUploadView } from './views';

/** What to upload next, most useful first, from the first month with data to today's. */
export function nextUploadsOf(points: readonly CalendarPoint[], today: EpochDay): NextUploadView[] {
	const to = monthOf(today);
	const from = points.reduce(
		(first, { span }) => (span && span.first < first ? span.first : first),
		to
	);
	const cells = companyCells(points, { from, to }, today);
	const known = new Map(points.map(({ point }) => [point.meteringPointId, point]));
	const gaps = points.map(({ point, document, gigajoules }, index) => ({
		...{ meteringPointId: point.meteringPointId, document, gigajoules },
		cells: cells[index]!
	}));
	return nextUploads(gaps).map(({ months, ...upload }) => {
		const { name, carrier } = known.get(upload.meteringPointId)!;
		const [from, to] = [months?.from ?? null, months?.to ?? null];
		return { ...upload, name, carrier, from, to, monthCount: months?.count ?? 0 };
	});
}
