import type { UseFrom } from '$lib/domain/deliveries/fuel-use';
import type { Finding } from '$lib/domain/finding';
import { isoDay } from '$lib/domain/time/day';
import { toNumber } from '$lib/domain/units/decimal';
import type { MeteringPoint } from '../../repositories/metering-points';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';
import { withMessage, type Locale } from '../../sentences';
import { pointUses, type KnownDelivery, type KnownUse } from '../derive/point-uses';

export interface DeliveryEntry {
	id: string;
	kind: 'delivery' | 'stock_take';
	day: string;
	quantity: number;
	costYen: number | null;
	importId: string;
	fileName: string;
	/** Whether it is in a stretch of use: the last delivery is not, until the next one comes. */
	use: 'counted' | 'open';
}

export interface DeliveriesView {
	/** In the ledger's unit: L, kg, m3. */
	meteringPoint: { id: string; name: string; carrier: string; unit: string };
	useFrom: UseFrom;
	/** Deliveries and stock takes, newest first. */
	entries: DeliveryEntry[];
	/** Stretches of use, newest first; `from` and `to` included. */
	uses: {
		from: string;
		to: string;
		quantity: number;
		costYen: number | null;
		/** Measured by stock takes, or estimated by averaging. */
		dataStatus: 'measured' | 'estimated';
	}[];
	findings: (Finding & { message: string })[];
}

/** `point` in the ledger's unit. */
export async function deliveriesOf(
	scope: CompanyScope,
	tx: ReadTx,
	{ point, locale }: { point: MeteringPoint; locale: Locale }
): Promise<DeliveriesView> {
	const { meteringPointId: id, name, carrier, unit } = point;
	const found = await pointUses(scope, tx, id);
	const counted = new Set(found.uses.flatMap((use) => use.sources.map(entryId)));
	const entries = [
		...found.deliveries.map((one) => entryOf(one, 'delivery')),
		...found.takes.map((one) => entryOf(one, 'stock_take'))
	].map((entry) => ({ ...entry, use: counted.has(entry.id) ? 'counted' : 'open' }) as const);
	return {
		meteringPoint: { id, name, carrier, unit },
		useFrom: (point.useFrom ?? 'averaging') as UseFrom,
		entries: entries.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0)),
		uses: found.uses.map(useView).reverse(),
		findings: found.findings.map((one) => withMessage(one, locale))
	};
}

/** Its place in the ledger, which never changes. */
export function entryId({ importId, recordIndex, number }: KnownDelivery): string {
	return `${importId}.${recordIndex}.${number}`;
}

function entryOf(one: KnownDelivery, kind: DeliveryEntry['kind']) {
	const { importId, fileName } = one.source;
	return {
		...{ id: entryId(one), kind, day: isoDay(one.start), quantity: toNumber(one.quantity) },
		...{ costYen: one.costYen, importId, fileName }
	};
}

function useView({ start, end, quantity, costYen, reading }: KnownUse) {
	return {
		...{ from: isoDay(start), to: isoDay(end - 1), quantity: toNumber(quantity), costYen },
		dataStatus: reading === 'actual' ? ('measured' as const) : ('estimated' as const)
	};
}
