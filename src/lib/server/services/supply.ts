/** Who supplies a metering point, as the factor lists know it. */
export interface Supply {
	supplier: string | null;
	menu: string | null;
	area: string | null;
}

export function resolveSupply(_carrier: string, { supplier, menu, area }: Supply): Supply {
	return { supplier, menu, area };
}
