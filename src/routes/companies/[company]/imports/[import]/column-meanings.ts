import * as m from '$i18n/paraglide/messages';
import type { ImportView } from './types';

type Guess = NonNullable<ImportView['columns']>[number];
type ColumnMeaning = NonNullable<Guess['means']>;

const meanings: Record<ColumnMeaning, () => string> = {
	date: m.meaning_date,
	start: m.meaning_start,
	end: m.meaning_end,
	time: m.meaning_time,
	quantity: m.meaning_quantity,
	register: m.meaning_register,
	registerBefore: m.meaning_register_before,
	multiplier: m.meaning_multiplier,
	costYen: m.meaning_cost_yen,
	taxYen: m.meaning_tax_yen,
	peakKw: m.meaning_peak_kw,
	contractKw: m.meaning_contract_kw,
	powerFactor: m.meaning_power_factor,
	supplyPointNumber: m.meaning_supply_point_number,
	label: m.meaning_label,
	supplier: m.meaning_supplier,
	menu: m.meaning_menu,
	unit: m.meaning_unit,
	carrier: m.meaning_carrier,
	reading: m.meaning_reading,
	ignore: m.meaning_ignore
};

/** What a column was taken for, in the reader's language. */
export function meaningName(means: ColumnMeaning | null): string {
	return means === null ? m.import_mapping_unknown() : meanings[means]();
}
