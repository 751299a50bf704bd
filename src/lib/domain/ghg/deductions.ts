import { exactProduct } from '../units/exact-product';
import { cover, isTracked, type Certificate, type Covered, type Purchase } from './certificate';

/** What certificates took off bought power, certificate by certificate. */
export interface Deductions {
	certificates: CertificateResult[];
	/** Of all purchases: what is left, and what was taken off. null: a part is not computed. */
	market: Deducted;
	adjusted: Deducted;
}

export interface Deducted {
	beforeKgCo2: number | null;
	takenOffKgCo2: number | null;
	afterKgCo2: number | null;
}

export interface CertificateResult {
	id: string;
	/** Of the months asked about. */
	marketKwh: number;
	marketKgCo2: number;
	adjustedKwh: number;
	/** null: the reason says why nothing could be taken off. */
	adjustedKgCo2: number | null;
	reason: 'national_average_missing' | 'certified_amount_missing' | null;
}

export interface DeductionQuery {
	/** Every purchase there is, so that a kWh of a certificate is used in one year only. */
	purchases: readonly Purchase[];
	certificates: readonly Certificate[];
	/** Those that are summed up. */
	months: ReadonlySet<string>;
	/** kg-CO2 per kWh of the month's year; null where the year has none. */
	nationalAverage: (month: string) => number | null;
}

export function deduct(query: DeductionQuery): Deductions {
	const { purchases, certificates, months } = query;
	const inMonths = ({ purchase }: Covered) => months.has(purchase.month);
	const market = cover(purchases, certificates.filter(isTracked)).filter(inMonths);
	const adjusted = cover(purchases, certificates).filter(inMonths);
	const amounts = adjustedAmounts(adjusted, query);
	const asked = purchases.filter(({ month }) => months.has(month));
	return {
		certificates: certificates.map((one) => ({
			id: one.id,
			marketKwh: total(ofCertificate(market, one).map(({ kwh }) => kwh)),
			marketKgCo2: total(ofCertificate(market, one).map(shareOfPurchase)),
			...adjustedResult(one, ofCertificate(adjusted, one), amounts)
		})),
		market: marketOf(asked, market),
		adjusted: adjustedOf(asked, adjusted, amounts)
	};
}

type Amounts = ReadonlyMap<Covered, number | null>;

/** What is left of each purchase is never negative: the uncovered share of what it emits. */
function marketOf(asked: readonly Purchase[], covered: readonly Covered[]): Deducted {
	const beforeKgCo2 = sumOf(asked.map(({ adjustedKgCo2 }) => adjustedKgCo2));
	if (beforeKgCo2 === null) return NOT_COMPUTED;
	const kwhOf = Map.groupBy(covered, ({ purchase }) => purchase);
	const left = asked.map((purchase) => {
		const taken = total((kwhOf.get(purchase) ?? []).map(({ kwh }) => kwh));
		if (taken === 0) return purchase.adjustedKgCo2!;
		return (purchase.adjustedKgCo2! * Math.max(purchase.kwh - taken, 0)) / purchase.kwh;
	});
	const afterKgCo2 = Math.min(total(left), beforeKgCo2);
	return { beforeKgCo2, takenOffKgCo2: beforeKgCo2 - afterKgCo2, afterKgCo2 };
}

function adjustedOf(
	asked: readonly Purchase[],
	covered: readonly Covered[],
	amounts: Amounts
): Deducted {
	const beforeKgCo2 = sumOf(asked.map(({ adjustedKgCo2 }) => adjustedKgCo2));
	const known = covered.map((one) => amounts.get(one)!).filter((amount) => amount !== null);
	if (beforeKgCo2 === null) return NOT_COMPUTED;
	const takenOffKgCo2 = Math.min(total(known), beforeKgCo2);
	return { beforeKgCo2, takenOffKgCo2, afterKgCo2: Math.max(beforeKgCo2 - takenOffKgCo2, 0) };
}

/** Month by month no more than its power emits: an average above one's own factor takes off that. */
function adjustedAmounts(covered: readonly Covered[], query: DeductionQuery): Amounts {
	const left = new Map<string, number>();
	for (const { month, adjustedKgCo2 } of query.purchases)
		left.set(month, (left.get(month) ?? 0) + (adjustedKgCo2 ?? 0));
	return new Map(
		covered.map((one) => {
			const { month } = one.purchase;
			const amount = amountOf(one, query);
			if (amount === null) return [one, null];
			const taken = Math.min(amount, left.get(month)!);
			left.set(month, left.get(month)! - taken);
			return [one, taken];
		})
	);
}

function amountOf({ certificate, purchase, kwh }: Covered, query: DeductionQuery): number | null {
	const { kind, certifiedKgCo2 } = certificate;
	if (isNonFossil(kind)) {
		const average = query.nationalAverage(purchase.month);
		return average === null ? null : exactProduct(kwh, average);
	}
	return certifiedKgCo2 === null ? null : (certifiedKgCo2 * kwh) / certificate.kwh;
}

function adjustedResult(
	{ kind }: Certificate,
	covered: readonly Covered[],
	amounts: Amounts
): Pick<CertificateResult, 'adjustedKwh' | 'adjustedKgCo2' | 'reason'> {
	const adjustedKgCo2 = sumOf(covered.map((one) => amounts.get(one)!)) ?? null;
	const missing = isNonFossil(kind) ? 'national_average_missing' : 'certified_amount_missing';
	return {
		adjustedKwh: total(covered.map(({ kwh }) => kwh)),
		adjustedKgCo2,
		reason: adjustedKgCo2 === null ? missing : null
	};
}

const NOT_COMPUTED: Deducted = { beforeKgCo2: null, takenOffKgCo2: null, afterKgCo2: null };

const isNonFossil = (kind: string) => kind.startsWith('non_fossil');

const ofCertificate = (covered: readonly Covered[], { id }: Certificate) =>
	covered.filter(({ certificate }) => certificate.id === id);

const shareOfPurchase = ({ purchase, kwh }: Covered) =>
	kwh === purchase.kwh ? purchase.adjustedKgCo2! : (purchase.adjustedKgCo2! * kwh) / purchase.kwh;

function sumOf(values: readonly (number | null)[]): number | null {
	return values.includes(null) ? null : total(values as number[]);
}

function total(values: readonly number[]): number {
	return values.reduce((a, b) => a + b, 0);
}
