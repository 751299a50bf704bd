import type { UnitCode } from './units';

export type CarrierRole =
	| 'supplied_electricity'
	| 'supplied_fuel'
	| 'supplied_heat'
	| 'heat'
	| 'fuel'
	| 'own_generation'
	| 'record';

export interface Carrier {
	code: string;
	role: CarrierRole;
	baseUnit: UnitCode;
	/** Every unit in which it may be given, base unit first. */
	units: readonly UnitCode[];
	printedNames: readonly string[];
}
