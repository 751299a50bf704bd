import { holdsIn, type FactorLibrary } from '../factors/factor-library';

/** kg-CO2 per kWh over all suppliers of the country (全国平均係数): not the default of the lists. */
export interface NationalAverage {
	/** Statutory year of use. */
	year: number;
	kgCo2PerKwh: number;
	/** `provisional`: the newest one, of a year before. */
	status: 'official' | 'provisional' | 'unverified';
	source: string;
}

/** null where the library has none of that year and it is not newer than the newest. */
export function nationalAverageOf(
	year: number,
	{ nationalAverages }: Pick<FactorLibrary, 'nationalAverages'>
): NationalAverage | null {
	const known = nationalAverages.filter(({ factor }) => factor.valueAdjusted !== null);
	const newest = [...known].sort((a, b) => b.fromYear - a.fromYear)[0];
	const own = known.find((one) => holdsIn(one, year));
	const found = own ?? (newest && newest.fromYear < year ? newest : null);
	if (!found) return null;
	const { factor } = found;
	const unsure = factor.confidence === 'low' ? 'unverified' : 'official';
	return {
		year,
		kgCo2PerKwh: factor.valueAdjusted!,
		status: own ? unsure : 'provisional',
		source: `${factor.edition}（${factor.source}）`
	};
}
