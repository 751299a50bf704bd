import type { ListedSupplier } from './factor-library';

const LEGAL_FORMS =
	/株式会社|有限会社|合同会社|合資会社|一般社団法人|一般財団法人|公益財団法人|公益社団法人|\((株|有|同|資|一社|一財|公財)\)/g;

/**
 * The form under which a supplier's name is looked up: width, case, blanks, middle dots and the
 * company form do not matter, U-POWER may be printed with any dash, 瓦斯 is ガス (bills say
 * 東京ガス, the list 東京瓦斯株式会社).
 */
export function supplierKey(name: string): string {
	return name
		.normalize('NFKC')
		.toLowerCase()
		.replace(LEGAL_FORMS, '')
		.replace(/[\s・･]/g, '')
		.replace(/[‐‑‒–—―−]|(?<=[a-z])ー/g, '-')
		.replaceAll('瓦斯', 'ガス');
}

const FORMER_NAME = /[(（]旧[:：].*$/;

/** Keys of a name as a list prints it: whole, and without its （旧:…） part. */
export function printedNameKeys(name: string): string[] {
	return [...new Set([supplierKey(name), supplierKey(name.replace(FORMER_NAME, ''))])];
}

/**
 * The supplier of a printed or typed name. A present name wins over a former one, and a retailer
 * over a grid operator of the same name (沖縄電力 is both; customers buy from the retailer).
 */
export function findSupplier(
	suppliers: readonly ListedSupplier[],
	name: string
): ListedSupplier | null {
	const key = supplierKey(name);
	const present = suppliers.filter((supplier) => supplier.keys.includes(key));
	return (
		present.find((supplier) => supplier.section !== 'grid_operator') ??
		present[0] ??
		suppliers.find((supplier) => supplier.formerKeys.includes(key)) ??
		null
	);
}
