import * as m from '$i18n/paraglide/messages';

/** The middle groups of manufacturing (Japan Standard Industrial Classification, division E). */
const names: Record<string, () => string> = {
	'09': m.industry_09,
	'10': m.industry_10,
	'11': m.industry_11,
	'12': m.industry_12,
	'13': m.industry_13,
	'14': m.industry_14,
	'15': m.industry_15,
	'16': m.industry_16,
	'17': m.industry_17,
	'18': m.industry_18,
	'19': m.industry_19,
	'20': m.industry_20,
	'21': m.industry_21,
	'22': m.industry_22,
	'23': m.industry_23,
	'24': m.industry_24,
	'25': m.industry_25,
	'26': m.industry_26,
	'27': m.industry_27,
	'28': m.industry_28,
	'29': m.industry_29,
	'30': m.industry_30,
	'31': m.industry_31,
	'32': m.industry_32
};

/** In words where it is manufacturing, else the code; empty where none was given. */
export function industryName(code: string | null): string {
	if (code === null) return '';
	return names[code.replace(/^E/, '').slice(0, 2)]?.() ?? code;
}
