import { shippedEditions } from './editions';

/** A published factor of scope 3 to choose from. */
export interface Scope3Factor {
	id: string;
	name: string;
	/** Categories that it is for: 4 and 9 share the factors of freight. */
	categories: number[];
	/** Digits as printed, `mass` of CO2 per `unit`. */
	value: string;
	mass: 'kg' | 't';
	unit: string;
	source: string;
}

export function scope3Factors(): Scope3Factor[] {
	return shippedEditions().flatMap((file) => {
		if (file.kind !== 'scope3') return [];
		return file.rows.map(({ row, name, category, unit, value }) => {
			const [mass, per] = unit.split('-CO2/') as ['kg' | 't', string];
			const categories = category.split('/').map(Number);
			return {
				id: `${file.id}/${row}`,
				name,
				categories,
				value,
				mass,
				unit: per,
				source: file.label
			};
		});
	});
}
