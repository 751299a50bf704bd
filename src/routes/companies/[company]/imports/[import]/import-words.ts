import * as m from '$i18n/paraglide/messages';
import type { ImportView, RecordView } from './types';

interface Heading {
	title: string;
	lead: string;
}

/** What has happened to the file, and what it means. */
export function headingOf(status: ImportView['status']): Heading {
	const headings: Record<ImportView['status'], () => Heading> = {
		reading: () => ({ title: m.import_reading_title(), lead: m.import_reading_lead() }),
		preview: () => ({ title: m.import_preview_title(), lead: m.import_preview_lead() }),
		needs_mapping: () => ({ title: m.import_mapping_title(), lead: m.import_mapping_lead() }),
		refused: () => ({ title: m.import_refused_title(), lead: m.import_refused_lead() }),
		committed: () => ({ title: m.import_committed_title(), lead: m.import_committed_lead() }),
		undone: () => ({ title: m.import_undone_title(), lead: m.import_undone_lead() }),
		cancelled: () => ({ title: m.import_cancelled_title(), lead: m.import_cancelled_lead() }),
		failed: () => ({ title: m.import_failed_title(), lead: m.import_failed_lead() })
	};
	return headings[status]();
}

export function countWords({ kind, count }: RecordView): string {
	const words = {
		bill: m.import_record_bill,
		interval: m.import_record_interval,
		delivery: m.import_record_delivery,
		driver: m.import_record_driver,
		weather: m.import_record_weather
	};
	return words[kind]({ count: count.toLocaleString('en-US') });
}
