import { getLocale } from '$i18n/paraglide/runtime';
import * as m from '$i18n/paraglide/messages';
import { carrierName, factorUnitName } from '$lib/features/energy/words';
import { monthAndYear } from '$lib/ui/format';

interface Shown {
	carrier: string;
	meteringPoint: { name: string } | null;
	supplier: string | null;
	fromMonth: string;
	toMonth: string | null;
	valueBasic: number | null;
	valueAdjusted: number | null;
	gjPerUnit: number | null;
	kgPerM3: number | null;
	standardM3PerM3: number | null;
	typed: {
		basic: string | null;
		adjusted: string | null;
		emissionUnit: string | null;
		energy: string | null;
		energyUnit: string | null;
	};
}

/** 電気 高圧受電, or 電気（会社全体）. */
export function targetName({ carrier, meteringPoint, supplier }: Shown): string {
	const whose = meteringPoint?.name ?? supplier ?? m.own_whole_company();
	return carrierName(carrier) + m.in_brackets({ text: whose });
}

export function monthsName({ fromMonth, toMonth }: Pick<Shown, 'fromMonth' | 'toMonth'>): string {
	const from = monthAndYear(fromMonth, getLocale());
	return m.own_months({ from, to: toMonth ? monthAndYear(toMonth, getLocale()) : '' });
}

/** `t-CO2/MWh` as bills print it. */
export function typedUnitName(code: string): string {
	return factorUnitName(code)
		.replace('thousand_m3', m.own_unit_thousand_m3())
		.replace('MWh', m.own_unit_mwh());
}

/** Everything that it says, each in the unit in which it was typed. */
export function valueLines(shown: Shown): string[] {
	const { typed, kgPerM3, standardM3PerM3 } = shown;
	const unit = typedUnitName(typed.emissionUnit ?? '');
	const lines: (string | null)[] = [
		typed.adjusted && m.own_value_adjusted({ value: typed.adjusted, unit }),
		typed.basic && m.own_value_basic({ value: typed.basic, unit }),
		typed.energy &&
			m.own_value_energy({ value: typed.energy, unit: typedUnitName(typed.energyUnit ?? '') }),
		kgPerM3 === null ? null : m.own_value_lpg({ value: String(kgPerM3) }),
		standardM3PerM3 === null ? null : m.own_value_gas({ value: String(standardM3PerM3) })
	];
	return lines.filter((line) => line !== null);
}
