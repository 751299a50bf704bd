import type { EnergyFigures, UsageMonth } from '$lib/domain/energy/energy-row';
import type { Finding } from '$lib/domain/finding';
import type { CompanyMonth, UsageMonthOfPoint } from '../../repositories/usage';

export type FoundMonth = UsageMonth & { findings: Finding[] };

/** What the months say, each once. */
export function distinctFindings(months: readonly FoundMonth[]): Finding[] {
	const all = months.flatMap((month) => month.findings);
	return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

/** A stored month as the domain takes it. */
export function toUsageMonth(row: UsageMonthOfPoint): FoundMonth {
	const findings = JSON.parse(row.findings) as Finding[];
	return { ...toSummedMonth(row), lpgMass: lpgMassIn(findings), findings };
}

/** The same for a sum, which what was odd about the month does not change. */
export function toSummedMonth(row: UsageMonthOfPoint): UsageMonth {
	const { meteringPointId, siteId, carrier, month, factorId, energyFactorId } = row;
	return {
		...{ meteringPointId, siteId, carrier, month, factorId, energyFactorId },
		...figuresOf({ ...row, unit: row.unit }),
		byTime:
			row.dayQuantity === null || row.nightQuantity === null
				? null
				: { day: row.dayQuantity, night: row.nightQuantity }
	};
}

/** What a m3 of LPG was taken to weigh stands in what the month says of itself. */
function lpgMassIn(findings: readonly Finding[]): UsageMonth['lpgMass'] {
	const said = findings.find(({ code }) => code === 'lpg.m3_to_kg_own');
	return said ? { kgPerM3: Number(said.params.kgPerM3), source: String(said.params.source) } : null;
}

export function figuresOf(row: CompanyMonth & { unit: string | null }): EnergyFigures {
	const { quantity, unit, gigajoules, crudeOilKl, costYen, co2KgBasic, co2KgAdjusted } = row;
	return {
		...{ quantity, unit, gigajoules, crudeOilKl, costYen, co2KgBasic, co2KgAdjusted },
		costDays: row.costDays,
		coveredDays: row.coveredDays,
		days: row.days,
		dataStatus: row.dataStatus as EnergyFigures['dataStatus'],
		factorStatus: {
			gigajoules: row.statusGigajoules,
			crudeOilKl: row.statusCrudeOil,
			co2KgBasic: row.statusCo2Basic,
			co2KgAdjusted: row.statusCo2Adjusted
		} as EnergyFigures['factorStatus']
	};
}

/** Figures as columns of a derived table. */
export function toResultColumns(figures: EnergyFigures) {
	const { quantity, gigajoules, crudeOilKl, co2KgBasic, co2KgAdjusted, costYen } = figures;
	const { costDays, coveredDays, days, dataStatus, factorStatus } = figures;
	return {
		...{ quantity, gigajoules, crudeOilKl, co2KgBasic, co2KgAdjusted, costYen },
		...{ costDays, coveredDays, days, dataStatus },
		statusGigajoules: factorStatus.gigajoules,
		statusCrudeOil: factorStatus.crudeOilKl,
		statusCo2Basic: factorStatus.co2KgBasic,
		statusCo2Adjusted: factorStatus.co2KgAdjusted
	};
}
