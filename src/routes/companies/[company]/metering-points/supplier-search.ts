export interface SupplierChoice {
	supplier: string;
	menus: { code: string; label: string }[];
	areas: string[];
}

/** Only these are bought from suppliers whose factors are listed. */
const LISTED = ['electricity', 'city_gas', 'heat_other', 'steam_industrial'];

export function hasSuppliers(carrier: string): boolean {
	return LISTED.includes(carrier);
}

/** Empty while the server cannot answer: a name can always be typed in full. */
export async function findSuppliers(
	companyId: string,
	{ carrier, text }: { carrier: string; text: string }
): Promise<SupplierChoice[]> {
	const search = new URLSearchParams({ carrier, text });
	const address = `/companies/${companyId}/metering-points/suppliers?${search}`;
	const answer = await fetch(address).catch(() => null);
	return answer?.ok ? ((await answer.json()) as SupplierChoice[]) : [];
}
