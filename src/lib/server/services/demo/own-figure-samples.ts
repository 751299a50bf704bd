/**
 * What three of the sample companies (見本) bring to their emissions themselves: invented papers,
 * figures of the usual size. Months hang on the fiscal year in which their data end.
 */
import { scope3Factors } from '../../factor-library';
import type { CertificateRow } from '../../repositories/certificates';
import type { OwnFactorRow } from '../../repositories/own-factors';
import type { Scope3EntryRow } from '../../repositories/scope3-entries';

type Kept = 'createdAt' | 'createdBy' | 'endedAt' | 'endedBy' | 'replaces';

export interface OwnFigures {
	/** `point`: key of the metering point. */
	factors: (Partial<OwnFactorRow> &
		Pick<OwnFactorRow, 'carrier' | 'fromMonth' | 'source'> & { point: string })[];
	certificates: Omit<CertificateRow, Kept | 'certificateId'>[];
	scope3: Omit<Scope3EntryRow, Kept | 'entryId'>[];
}

type Sample = (fiscalYear: number) => OwnFigures;

const SAMPLES: Record<string, Sample> = {
	foundry: (year) => ({
		factors: [],
		certificates: [
			{
				...{ kind: 'non_fossil_tracked', kwh: 200_000, certifiedTCo2: null },
				...{ ...monthsOf(year - 1), serial: `NF-${year - 1}-0418（見本）` },
				source: `非化石証書 購入証明（見本・架空、${year}年5月）`
			},
			{
				...{ kind: 'green_power', kwh: 30_000, certifiedTCo2: '12.7' },
				...{ ...monthsOf(year), serial: `GP-${year}-0071（見本）` },
				source: `グリーン電力証書（見本・架空、${year}年6月）`
			}
		],
		scope3: [
			own(year - 1, {
				...{ category: 1, name: '銑鉄・鋼くず', quantity: '1850', unit: 't' },
				...{ factor: '0.52', factorMass: 't', source: '仕入先の回答（見本・架空）' }
			}),
			published(year - 1, { category: 4, name: '原料の鉄道輸送', quantity: '96000', row: 11 }),
			own(year - 1, {
				...{ category: 5, name: '鋳物砂などの廃棄物', quantity: '420', unit: 't' },
				...{ factor: '0.0377', factorMass: 't', source: '処理会社の回答（見本・架空）' }
			}),
			published(year - 1, { category: 7, name: '従業員の通勤', quantity: '11520', row: 9 })
		]
	}),
	die_casting: (year) => ({
		factors: [
			{
				...{ point: 'power', carrier: 'electricity', fromMonth: `${year}-04` },
				...{ basic: '0.298', adjusted: '0.298', emissionUnit: 't-CO2/MWh' },
				source: `電力需給契約 別紙（見本・架空、${year}年3月）`
			}
		],
		certificates: [],
		scope3: [published(year - 1, { category: 7, name: '従業員の通勤', quantity: '15600', row: 8 })]
	}),
	heat_treatment: (year) => ({
		factors: [
			{
				...{ point: 'atmosphere', carrier: 'lpg', fromMonth: `${year - 1}-04`, kgPerM3: '1.992' },
				source: `納品書の産気率 0.502 m3/kg（見本・架空、${year - 1}年4月）`
			}
		],
		certificates: [
			{
				...{ kind: 'j_credit_renewable', kwh: 50_000, certifiedTCo2: '21.2' },
				...{ ...monthsOf(year - 1), serial: `JC-${year - 1}-5502（見本）` },
				source: `J-クレジット 無効化通知（見本・架空、${year}年4月）`
			}
		],
		scope3: []
	})
};

/** null: the company brings nothing. */
export function ownFiguresOf(key: string, fiscalYear: number): OwnFigures | null {
	return SAMPLES[key]?.(fiscalYear) ?? null;
}

function monthsOf(year: number) {
	return { fromMonth: `${year}-04`, toMonth: `${year + 1}-03` };
}

type Line = OwnFigures['scope3'][number];

function own(fiscalYear: number, line: Omit<Line, 'fiscalYear' | 'factorId'>): Line {
	return { ...line, fiscalYear, factorId: null };
}

/** With a factor of the shipped edition, by its row. */
function published(
	fiscalYear: number,
	{ row, ...line }: { category: number; name: string; quantity: string; row: number }
): Line {
	const { id, name, source, value, mass, unit } = scope3Factors()[row - 1]!;
	return {
		...{ ...line, fiscalYear, factorId: id, factor: value, factorMass: mass, unit },
		source: `${name}（${source}）`
	};
}
