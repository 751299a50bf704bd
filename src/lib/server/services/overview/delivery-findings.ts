import type { Finding } from '$lib/domain/finding';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';
import type { CalendarPoint } from '../completeness/collect';
import { pointUses } from '../derive/point-uses';

/** A stretch between deliveries that no figure holds, with the point that it belongs to. */
export interface DeliveryFinding {
	meteringPointId: string;
	finding: Finding;
}

/** Of points that fuel is brought to; whoever has none is asked nothing. */
export async function deliveryFindings(
	scope: CompanyScope,
	tx: ReadTx,
	points: readonly CalendarPoint[]
): Promise<DeliveryFinding[]> {
	const found: DeliveryFinding[] = [];
	for (const { point, deliveryDays } of points) {
		if (deliveryDays.length === 0) continue;
		const { meteringPointId } = point;
		const { findings } = await pointUses(scope, tx, meteringPointId);
		found.push(...findings.map((finding) => ({ meteringPointId, finding })));
	}
	return found;
}
