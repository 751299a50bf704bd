import * as m from '$i18n/paraglide/messages';

const steps: Record<string, () => string> = {
	own_factor: m.found_own_factor,
	supplier_menu: m.found_supplier_menu,
	supplier_residual: m.found_supplier_residual,
	supplier_company_figure: m.found_supplier_company_figure,
	supplier_only_figure: m.found_supplier_only_figure,
	national_default: m.found_national_default,
	fuel_table: m.found_fuel_table,
	not_energy: m.found_not_energy
};

/** A step of the search for a factor; nothing matched where it was tried in vain. */
export function foundStepWords({ step, matched }: { step: string; matched: string }): string {
	const name = steps[step]?.() ?? step;
	return m.found_step({ name, matched: matched === '' ? m.found_nothing() : matched });
}
