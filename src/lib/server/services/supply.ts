import { readCarrier } from '$lib/domain/carriers/carriers';
import { isKnownSupplier } from '$lib/domain/factors/history';
import { resolveFactor } from '$lib/domain/factors/resolve-factor';
import { finding } from '$lib/domain/finding';
import { Invalid } from '../errors';
import { loadFactorLibrary } from '../factor-library';

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
export function assertListed(carrierCode: string, supply: Supply): void {
	const carrier = readCarrier(carrierCode);
	if (!carrier.ok || !carrier.value.role.startsWith('supplied') || !supply.supplier) return;
	const library = loadFactorLibrary();
	const years = library.supplierLists
		.filter((list) => list.carrier === carrierCode)
		.map((list) => list.useYear);
	const month = `${Math.max(...years)}-04`;
	const resolved = resolveFactor({ carrier: carrierCode, month, ...supply }, library);
	if (resolved.ok || isFormer(carrierCode, supply.supplier, resolved.code)) return;
	const { code, params } = resolved;
	const column = FIELDS[code] ?? 'supplier';
	throw new Invalid(code, params, [finding('blocking', code, params, { column })]);
}

/** Gone from the newest list, but bills of earlier years still name it. */
function isFormer(carrier: string, supplier: string, code: string): boolean {
	return code === 'supplier.unknown' && isKnownSupplier(carrier, supplier, loadFactorLibrary());
}
