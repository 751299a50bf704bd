import type { ListedSupplier } from '$lib/domain/factors/factor-library';
import { supplierKey } from '$lib/domain/factors/supplier-name';
import { loadFactorLibrary } from './load-factor-library';

export interface SupplierChoice {
	/** As printed in the newest list. */
	supplier: string;
	menus: { code: string; label: string }[];
	areas: string[];
}

/** Suppliers of the newest list whose name, present or former, contains the text; those that begin with it first. */
export function searchSuppliers(carrier: string, text: string, limit: number): SupplierChoice[] {
	const key = supplierKey(text);
	const newest = loadFactorLibrary()
		.supplierLists.filter((list) => list.carrier === carrier)
		.sort((a, b) => b.useYear - a.useYear)[0];
	if (!newest || key === '') return [];
	const hits = newest.suppliers.filter((supplier) =>
		names(supplier).some((one) => one.includes(key))
	);
	const begins = (supplier: ListedSupplier) => names(supplier).some((one) => one.startsWith(key));
	return [...hits.filter(begins), ...hits.filter((one) => !begins(one))]
		.slice(0, limit)
		.map(choiceOf);
}

function names({ keys, formerKeys }: ListedSupplier): string[] {
	return [...keys, ...formerKeys];
}

function choiceOf({ name, figures }: ListedSupplier): SupplierChoice {
	const menus = new Map<string, string>();
	for (const { factor, label } of figures)
		if (factor.menu !== null) menus.set(factor.menu, menuLabel(label, factor.area));
	const areas = figures.map((figure) => figure.factor.area).filter((area) => area !== null);
	return {
		supplier: name,
		menus: [...menus].map(([code, label]) => ({ code, label })),
		areas: [...new Set(areas)]
	};
}

/** Gas and heat print area and menu in one text. */
function menuLabel(label: string, area: string | null): string {
	return area === null ? label : label.replace(area, '').trim();
}
