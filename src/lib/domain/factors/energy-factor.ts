import type { FactorStatus } from '../energy/energy-row';
import type { Confidence } from './factor';

/** Gigajoules of the energy conservation law (省エネ法) per base unit of a carrier. */
export interface EnergyFactor {
	id: string;
	carrier: string;
	/** Only for power bought before FY2023 on bills that separate day and night. */
	timeOfUse: 'day' | 'night' | null;
	/** GJ per base unit. */
	gjPerUnit: number;
	/** `GJ/kWh` */
	unit: string;
	/** As the law prints it: 8.64 GJ/MWh. */
	printed: { value: number; unit: string };
	name: string;
	fromYear: number | null;
	toYear: number | null;
	source: string;
	confidence: Confidence;
}

export interface EnergyResolution {
	/** null exactly when the status is `not_computed`. */
	energyFactor: EnergyFactor | null;
	status: FactorStatus;
}
