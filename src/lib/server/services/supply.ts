import { readCarrier } from '$lib/domain/carriers/carriers';
import type { FactorBook } from '$lib/domain/factors/factor-book';
import { isKnownSupplier } from '$lib/domain/factors/history';
import { supplierKey } from '$lib/domain/factors/supplier-name';
import { resolveFactor } from '$lib/domain/factors/resolve-factor';
import { finding } from '$lib/domain/finding';
import { Invalid } from '../errors';

/** Who supplies a metering point, in the words of the factor lists. */
export interface Supply {
	supplier: string | null;
	menu: string | null;
	area: string | null;
}

const FIELDS: Record<string, string> = {
	'supplier.unknown': 'supplier',
	'menu.unknown': 'menu',
	'area.required': 'area',
	'area.unknown': 'area'
};

/**
 * Refuses a supplier, menu or area that no list has, while the person who knows it is still
 * there: found out later, the months would stand uncomputed. Other carriers have no lists.
 */
export function assertListed(carrierCode: string, supply: Supply, book: FactorBook): void {
	const carrier = readCarrier(carrierCode);
	if (!carrier.ok || !carrier.value.role.startsWith('supplied') || !supply.supplier) return;
	const { library } = book;
	const years = library.supplierLists
		.filter((list) => list.carrier === carrierCode)
		.map((list) => list.useYear);
	const month = `${Math.max(...years)}-04`;
	const resolved = resolveFactor({ carrier: carrierCode, month, ...supply }, library);
	if (resolved.ok) return;
	if (resolved.code === 'supplier.unknown' && isKnown(carrierCode, supply.supplier, book)) return;
	const { code, params } = resolved;
	const column = FIELDS[code] ?? 'supplier';
	throw new Invalid(code, params, [finding('blocking', code, params, { column })]);
}

/** Gone from the newest list, but bills of earlier years name it; or the company has its factor. */
function isKnown(carrier: string, supplier: string, { library, own }: FactorBook): boolean {
	const key = supplierKey(supplier);
	const isOwn = own.some((one) => one.supplier !== null && supplierKey(one.supplier) === key);
	return isOwn || isKnownSupplier(carrier, supplier, library);
}
