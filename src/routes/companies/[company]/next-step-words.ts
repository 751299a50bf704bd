import { getLocale } from '$i18n/paraglide/runtime';
import * as m from '$i18n/paraglide/messages';
import { carrierName } from '$lib/features/energy/words';
import { monthAndYear } from '$lib/ui/format';
import type { Overview } from './types';

type Step = Overview['nextSteps'][number];
type Params = Record<string, string>;
interface Words {
	text: string;
	button: string;
}

const words: Record<string, (params: Params) => Words> = {
	no_data: () => ({ text: m.next_no_data(), button: m.upload_file() }),
	preview_waiting: ({ name = '' }) => ({
		text: m.next_preview_waiting({ name }),
		button: m.next_preview_waiting_do()
	}),
	mapping_waiting: ({ name = '' }) => ({
		text: m.next_mapping_waiting({ name }),
		button: m.next_mapping_waiting_do()
	}),
	month_due: ({ month = '' }) => ({
		text: m.next_month_due({ month: monthAndYear(month, getLocale()) }),
		button: m.next_month_missing_do()
	}),
	month_missing: ({ point = '', carrier = '', last = '', month = '' }) => ({
		text: m.next_month_missing({
			point,
			carrier: carrierName(carrier),
			last: monthAndYear(last, getLocale()),
			month: monthAndYear(month, getLocale())
		}),
		button: m.next_month_missing_do()
	}),
	supplier_missing: ({ point = '' }) => ({
		text: m.next_supplier_missing({ point }),
		button: m.next_supplier_missing_do()
	}),
	yen_missing: () => ({ text: m.next_yen_missing(), button: m.next_yen_missing_do() }),
	sharing_open: () => ({ text: m.next_sharing_open(), button: m.next_sharing_open_do() })
};

/** A sentence and a button for each step that the overview names. */
export function nextStepWords({ code, params }: Step): Words {
	const texts = Object.fromEntries(Object.entries(params).map(([key, v]) => [key, String(v)]));
	return words[code]?.(texts) ?? { text: code, button: m.overview_next_open() };
}
