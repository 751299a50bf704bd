import type { EnergyTotals } from '$lib/domain/energy/energy-row';
import { overallStatus } from '$lib/domain/energy/status';
import type { Finding } from '$lib/domain/finding';
import type { CertificateKind } from '$lib/domain/ghg/certificate';
import type { CertificateResult, Deducted, Deductions } from '$lib/domain/ghg/deductions';
import type { LocationBased, CarrierLine, Scopes } from '$lib/domain/ghg/scopes';
import type { CertificateRow } from '../../repositories/certificates';
import type { Stretch } from '../overview/periods';
import type { OverviewData } from '../overview-views';
import type { Scope3Totals } from '../scope3/totals';

export interface GhgFigures {
	quantity: number | null;
	unit: string | null;
	gigajoules: number | null;
	co2KgBasic: number | null;
	co2KgAdjusted: number | null;
	incomeYen: number | null;
	coverage: number;
	status: string;
}

export interface GhgLine extends GhgFigures {
	carrier: string;
}

/** Bought power with what certificates took off, and with heat. */
export interface GhgDeducted extends Deducted {
	totalKgCo2: number | null;
}

export interface GhgCertificate extends CertificateResult {
	kind: CertificateKind;
	serial: string;
	kwh: number;
}

export interface GhgView {
	fiscalYear: number;
	/** Years with data, newest first. */
	years: number[];
	/** Months of the year, both included. */
	from: string;
	to: string;
	scope1: { lines: GhgLine[]; total: GhgFigures };
	scope2: {
		electricity: GhgLine | null;
		heat: GhgLine[];
		total: GhgFigures;
		locationBased: LocationBased & { totalKgCo2: number | null };
		marketBased: GhgDeducted;
		adjusted: GhgDeducted;
	};
	/** Own generation used on the premises, and power sold. */
	solar: GhgLine | null;
	sold: GhgLine | null;
	certificates: GhgCertificate[];
	scope3: Scope3Totals;
	totals: {
		scope1And2Basic: number | null;
		/** Scopes 1 and 2 location-based, market-based; with scope 3 as far as it was entered. */
		locationKgCo2: number | null;
		marketKgCo2: number | null;
		allMarketKgCo2: number | null;
	};
	factors: OverviewData['factors'];
	findings: (Finding & { message: string })[];
}

interface Ghg {
	fiscalYear: number;
	years: number[];
	months: Stretch;
	scopes: Scopes;
	deductions: Deductions;
	certificates: readonly CertificateRow[];
	scope3: Scope3Totals;
	factors: OverviewData['factors'];
	findings: GhgView['findings'];
}

export function viewOf({ scopes, deductions, scope3, ...ghg }: Ghg): GhgView {
	const { scope1, scope2, solar, sold, total } = scopes;
	const heat = heatOf(scope2.heat);
	const location = add(scope2.locationBased.co2Kg, heat);
	const market = add(deductions.market.afterKgCo2, heat);
	const fuel = known(scope1.total, 'co2KgAdjusted');
	const marketKgCo2 = add(fuel, market);
	return {
		...{ fiscalYear: ghg.fiscalYear, years: ghg.years, ...ghg.months },
		scope1: { lines: scope1.lines.map(lineView), total: figuresView(scope1.total) },
		scope2: {
			electricity: scope2.electricity && lineView(scope2.electricity),
			heat: scope2.heat.map(lineView),
			total: figuresView(scope2.total),
			locationBased: { ...scope2.locationBased, totalKgCo2: location },
			marketBased: { ...deductions.market, totalKgCo2: market },
			adjusted: { ...deductions.adjusted, totalKgCo2: add(deductions.adjusted.afterKgCo2, heat) }
		},
		solar: solar && lineView(solar),
		sold: sold && lineView(sold),
		certificates: certificatesView(deductions, ghg),
		scope3,
		totals: {
			scope1And2Basic: total.co2KgBasic,
			locationKgCo2: add(fuel, location),
			marketKgCo2,
			allMarketKgCo2: add(marketKgCo2, scope3.co2eKg ?? 0)
		},
		factors: ghg.factors,
		findings: ghg.findings
	};
}

/** Only those with a month of use in the year. */
function certificatesView({ certificates }: Deductions, ghg: Pick<Ghg, 'months' | 'certificates'>) {
	const { from, to } = ghg.months;
	return ghg.certificates
		.filter((row) => row.fromMonth <= to && row.toMonth >= from)
		.map(({ certificateId, kind, serial, kwh }) => ({
			...certificates.find(({ id }) => id === certificateId)!,
			...{ kind: kind as CertificateKind, serial, kwh }
		}));
}

/** Steam, hot and cold water; 0 where none was bought, null where a part is not computed. */
function heatOf(lines: readonly CarrierLine[]): number | null {
	return lines.reduce<number | null>(
		(sum, { figures }) => add(sum, known(figures, 'co2KgAdjusted')),
		0
	);
}

/** Nothing known of it yet adds nothing; coverage says so. */
function known(figures: EnergyTotals, of: 'co2KgAdjusted'): number | null {
	return figures.dataStatus === 'missing' ? 0 : figures[of];
}

function add(a: number | null, b: number | null): number | null {
	return a === null || b === null ? null : a + b;
}

function lineView({ carrier, figures }: CarrierLine): GhgLine {
	return { carrier, ...figuresView(figures) };
}

function figuresView(figures: EnergyTotals): GhgFigures {
	const { quantity, unit, gigajoules, co2KgBasic, co2KgAdjusted, incomeYen } = figures;
	const { coveredDays, days } = figures;
	return {
		...{ quantity, unit, gigajoules, co2KgBasic, co2KgAdjusted, incomeYen },
		coverage: days === 0 ? 0 : coveredDays / days,
		status: overallStatus(figures)
	};
}
