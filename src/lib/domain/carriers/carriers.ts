/**
 * Energy carriers: what a company buys, burns or records, and in which units.
 *
 * Each carrier has one base unit (kWh, m3, L, kg or GJ). Factors are per base unit; a quantity
 * is brought to it by powers of ten alone, but for LPG by volume, which takes a density that is
 * named wherever it was used. What no physical law converts (kerosene in kWh) is refused.
 *
 * Scope: 1 is what is burnt on the premises, 2 is bought power, steam, hot and cold water. Heat
 * from one's own boiler is in its fuel already. `record` carriers (power sold, water, waste) are
 * kept for reports but are neither energy use nor energy CO2: they count as zero in both.
 */
import { no, yes, type Outcome } from '../outcome';
import type { Carrier } from './carrier';
import { AMBIGUOUS_CARRIERS, CARRIER_LIST } from './carrier-list';

export type { Carrier } from './carrier';

const BY_CODE = new Map(CARRIER_LIST.map((carrier) => [carrier.code, carrier]));
const BY_NAME = new Map(
	CARRIER_LIST.flatMap((carrier) => carrier.printedNames.map((name) => [plain(name), carrier]))
);

/** Every carrier code, in reading order. */
export const CARRIER_CODES: readonly string[] = CARRIER_LIST.map((carrier) => carrier.code);

/** Code or printed name → carrier. `heavy_oil` is refused with the carriers it may mean. */
export function readCarrier(
	text: string
): Outcome<Carrier, 'carrier.unknown' | 'carrier.ambiguous'> {
	const name = plain(text);
	const carrier = BY_CODE.get(name) ?? BY_NAME.get(name);
	if (carrier) return yes(carrier);
	if (Object.hasOwn(AMBIGUOUS_CARRIERS, name))
		return no('carrier.ambiguous', {
			carrier: text,
			choices: AMBIGUOUS_CARRIERS[name]!.join('\n')
		});
	return no('carrier.unknown', { carrier: text });
}

/** The carrier of a code that is known to be one; a wrong code is a fault of ours. */
export function carrierOf(code: string): Carrier {
	const carrier = BY_CODE.get(code);
	if (!carrier) throw new RangeError(`no carrier ${code}`);
	return carrier;
}

/** Power sold brings yen in, and own generation has no bill: neither is paid for. */
export function isPaidFor({ code, role }: Carrier): boolean {
	return role !== 'own_generation' && !isSold(code);
}

export function isSold(code: string): boolean {
	return code === 'electricity_export';
}

export function scopeOf(carrier: Carrier): 1 | 2 | null {
	if (carrier.role === 'fuel' || carrier.role === 'supplied_fuel') return 1;
	if (carrier.role === 'own_generation' || carrier.role === 'record') return null;
	return 2;
}

function plain(text: string): string {
	return text.normalize('NFKC').trim().toLowerCase();
}
