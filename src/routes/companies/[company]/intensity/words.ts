import * as m from '$i18n/paraglide/messages';
import type { IntensityWords } from '$lib/charts/intensity';
import { unitName } from '$lib/features/energy/words';

/** As `services/intensity/views.ts` names them. */
export const INTENSITY_MEASURES = ['gigajoules', 'electricityKwh', 'crudeOilLitres'] as const;
export type IntensityMeasure = (typeof INTENSITY_MEASURES)[number];

const names: Record<IntensityMeasure, () => string> = {
	gigajoules: m.intensity_measure_gj,
	electricityKwh: m.intensity_measure_kwh,
	crudeOilLitres: m.intensity_measure_litres
};
const units: Record<IntensityMeasure, string> = {
	gigajoules: 'GJ',
	electricityKwh: 'kWh',
	crudeOilLitres: 'L'
};

export const measureName = (measure: IntensityMeasure): string => names[measure]();
export const energyUnit = (measure: IntensityMeasure): string => unitName(units[measure]);

/** GJ/t; of a driver without a unit GJ alone. */
export function ratioUnit(measure: IntensityMeasure, driverUnit: string): string {
	return driverUnit === '' ? energyUnit(measure) : `${energyUnit(measure)}/${driverUnit}`;
}

export function intensityWords(unit: string): IntensityWords {
	return {
		...{ title: m.intensity_title(), unit, month: m.month_column() },
		lastYear: m.chart_last_year(),
		gap: {
			no_energy: m.intensity_gap_energy(),
			no_driver: m.intensity_gap_driver(),
			neither: m.intensity_gap_neither(),
			driver_zero: m.intensity_gap_zero()
		},
		sentence: m.chart_sentence
	};
}
