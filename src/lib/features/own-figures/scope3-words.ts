import * as m from '$i18n/paraglide/messages';

const categories: Record<number, () => string> = {
	1: m.scope3_category_1,
	2: m.scope3_category_2,
	3: m.scope3_category_3,
	4: m.scope3_category_4,
	5: m.scope3_category_5,
	6: m.scope3_category_6,
	7: m.scope3_category_7,
	8: m.scope3_category_8,
	9: m.scope3_category_9,
	10: m.scope3_category_10,
	11: m.scope3_category_11,
	12: m.scope3_category_12,
	13: m.scope3_category_13,
	14: m.scope3_category_14,
	15: m.scope3_category_15
};

/** `7 雇用者の通勤` */
export function categoryName(category: number): string {
	return `${category} ${categories[category]?.() ?? ''}`;
}

/** Tonnes with three decimals: small firms have small lines. */
export const TONNE_DECIMALS = 3;
