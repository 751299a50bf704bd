import * as m from '$i18n/paraglide/messages';
import { SOURCE_DOCUMENTS } from '$lib/domain/completeness/next-uploads';
import { getLocale } from '$i18n/paraglide/runtime';
import { type Upload, uploadWords } from '$lib/features/completeness/words';
import { daysName, monthsName } from '$lib/ui/format';
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
	stock_negative: ({ point = '', from = '', to = '' }) => ({
		text: m.next_stock_negative({ point, days: daysName({ from, to }, getLocale()) }),
		button: m.next_stock_negative_do()
	}),
	upload_late: (params) => uploadStep('late', params),
	upload_missing: (params) => uploadStep('missing', params),
	upload_all_late: ({ from = '', to = '' }) => ({
		text: m.upload_all_late({ months: monthsName({ from, to }, getLocale()) }),
		button: m.upload_see()
	}),
	supplier_missing: ({ point = '' }) => ({
		text: m.next_supplier_missing({ point }),
		button: m.next_supplier_missing_do()
	}),
	yen_missing: () => ({ text: m.next_yen_missing(), button: m.next_yen_missing_do() }),
	sharing_open: () => ({ text: m.next_sharing_open(), button: m.next_sharing_open_do() })
};

function uploadStep(kind: Upload['kind'], params: Params): Words {
	const { point: name = '', carrier = '', from = '', to = '' } = params;
	const document = SOURCE_DOCUMENTS.find((code) => code === params.document) ?? 'bill';
	return { text: uploadWords({ kind, name, carrier, document, from, to }), button: m.upload_do() };
}

/** A sentence and a button for each step that the overview names. */
export function nextStepWords({ code, params }: Step): Words {
	const texts = Object.fromEntries(Object.entries(params).map(([key, v]) => [key, String(v)]));
	return words[code]?.(texts) ?? { text: code, button: m.overview_next_open() };
}
