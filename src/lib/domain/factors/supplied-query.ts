import type { Carrier } from '../carriers/carrier';

/** Electricity, city gas and heat: each supplier has its own factor, by menu and by area. */
export interface SuppliedQuery {
	carrier: Carrier;
	/** Statutory year of the use. */
	year: number;
	supplier: string | null;
	menu: string | null;
	area: string | null;
}
