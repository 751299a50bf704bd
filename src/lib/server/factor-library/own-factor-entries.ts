import { carrierOf } from '$lib/domain/carriers/carriers';
import { supplierKey } from '$lib/domain/factors/supplier-name';
import { fiscalYearOf } from '$lib/domain/time/day';
import type { EditionEntry, EditionFigure } from './edition-entries';
import type { EditionFile } from './schema';

type OwnFactorsFile = Extract<EditionFile, { kind: 'own_factors' }>;
type Row = OwnFactorsFile['rows'][number];

/** A consortium's own factors: what each row says of emissions, energy or a conversion. */
export function ownFactorEntries({ rows }: OwnFactorsFile): EditionEntry[] {
	return rows.map((row) => {
		const { carrier, supplier } = row;
		const names = [...(supplier ? [supplier] : []), carrier, ...carrierOf(carrier).printedNames];
		return {
			...{ name: supplier ?? carrierOf(carrier).printedNames[0] ?? carrier, formerName: null },
			...{ section: 'table', registrationNo: null, coveragePercent: null },
			keys: names.map(supplierKey),
			figures: figuresOf(row)
		};
	});
}

function figuresOf(row: Row): EditionFigure[] {
	const base = carrierOf(row.carrier).baseUnit;
	const { basic, adjusted, energy, kgPerM3, standardM3PerM3 } = row;
	const emission = basic !== null || adjusted !== null;
	return [
		...(emission ? [figureOf(row, [basic, adjusted], `kg-CO2/${base}`)] : []),
		...(energy ? [figureOf(row, [energy, energy], `GJ/${base}`)] : []),
		...(kgPerM3 ? [figureOf(row, [kgPerM3, kgPerM3], 'kg/m3')] : []),
		...(standardM3PerM3 ? [figureOf(row, [standardM3PerM3, standardM3PerM3], 'm3/m3')] : [])
	];
}

function figureOf(
	{ row, carrier, fromMonth, toMonth, source }: Row,
	[basic, adjusted]: (string | null)[],
	unit: string
): EditionFigure {
	const figure = (text: string | null | undefined) => (text ? Number(text) : null);
	return {
		...{ row, kind: 'own', menu: null, label: null, area: null, carriers: [carrier], unit },
		...{ valueBasic: figure(basic), valueAdjusted: figure(adjusted), printed: null },
		...{ substitute: 'no', used: 'yes', source, sourceUrl: null, confidence: 'high' },
		fromYear: fiscalYearOf(fromMonth),
		toYear: toMonth === null ? null : fiscalYearOf(toMonth),
		note: `${fromMonth} – ${toMonth ?? ''}`
	};
}
