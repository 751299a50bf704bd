/**
 * Certificates of renewable power, and what they take off the emissions of bought power.
 *
 * - A certificate covers bought kWh of its months of use, those with the highest factor first, and
 *   never power that a green menu brings without CO2. A kWh is covered once, whoever covers it;
 *   what no purchase is left for stays unused and takes nothing off.
 * - Market-based (GHG Protocol Scope 2 Guidance): a covered kWh counts as 0. A non-fossil
 *   certificate without tracking names no plant, and is left out there.
 * - Adjusted (Japanese reporting scheme): a non-fossil certificate takes off the national average
 *   of the year per kWh (the correction rates of FIT and non-FIT were blank in the list, and are
 *   not applied); green power certificates and J-credits take off what is certified in tonnes.
 *   Never more than the month's bought power emits.
 * - Location-based figures and the derived months know no certificates.
 */
import type { Month } from '../time/day';

export const CERTIFICATE_KINDS = [
	'non_fossil_tracked',
	'non_fossil_untracked',
	'green_power',
	'j_credit_renewable'
] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

export interface Certificate {
	id: string;
	kind: CertificateKind;
	kwh: number;
	/** As certified, where the paper says so; null: only kWh. */
	certifiedKgCo2: number | null;
	/** Months of use, both included. */
	fromMonth: Month;
	toMonth: Month;
}

/** Power bought at a metering point in a month. */
export interface Purchase {
	meteringPointId: string;
	month: Month;
	kwh: number;
	/** By supplier and menu; null where it is not computed. */
	adjustedKgCo2: number | null;
}

/** So much of a purchase is covered by a certificate. */
export interface Covered {
	certificate: Certificate;
	purchase: Purchase;
	kwh: number;
}

/** Certificates that end first are used first, so that as little as can be stays unused. */
export function cover(
	purchases: readonly Purchase[],
	certificates: readonly Certificate[]
): Covered[] {
	const open = purchases.filter(isCoverable).sort(dirtiestFirst);
	const left = new Map(open.map((purchase) => [purchase, purchase.kwh]));
	return [...certificates].sort(endingFirst).flatMap((certificate) => {
		let unused = certificate.kwh;
		return open.flatMap((purchase): Covered[] => {
			const { month } = purchase;
			if (month < certificate.fromMonth || month > certificate.toMonth) return [];
			const kwh = Math.min(unused, left.get(purchase)!);
			if (kwh <= 0) return [];
			unused -= kwh;
			left.set(purchase, left.get(purchase)! - kwh);
			return [{ certificate, purchase, kwh }];
		});
	});
}

/** Whether the plants behind it can be named. */
export function isTracked({ kind }: Certificate): boolean {
	return kind !== 'non_fossil_untracked';
}

function isCoverable({ kwh, adjustedKgCo2 }: Purchase): boolean {
	return kwh > 0 && adjustedKgCo2 !== null && adjustedKgCo2 > 0;
}

function dirtiestFirst(a: Purchase, b: Purchase): number {
	return (
		b.adjustedKgCo2! / b.kwh - a.adjustedKgCo2! / a.kwh ||
		compare(a.month, b.month) ||
		compare(a.meteringPointId, b.meteringPointId)
	);
}

function endingFirst(a: Certificate, b: Certificate): number {
	return compare(a.toMonth, b.toMonth) || compare(a.fromMonth, b.fromMonth) || compare(a.id, b.id);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
