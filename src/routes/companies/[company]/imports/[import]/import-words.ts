import * as m from '$i18n/paraglide/messages';
import type { ImportView, RecordView } from './types';

interface Heading {
	title: string;
	lead: string;
}

type Deed = NonNullable<ImportView['entry']>['deed'];

const doneByHand: Record<Deed, () => Heading> = {
	enter: () => ({ title: m.entry_entered(), lead: m.import_committed_lead() }),
	correct: () => ({ title: m.entry_corrected(), lead: m.import_committed_lead() }),
	remove: () => ({ title: m.entry_removed_title(), lead: m.entry_removed_lead() })
};

/** What has happened to the file, or to what was written by hand, and what it means. */
export function headingOf(status: ImportView['status'], deed?: Deed): Heading {
	if (deed && status === 'committed') return doneByHand[deed]();
	if (deed && status === 'preview')
		return { title: m.import_preview_title(), lead: m.entry_preview_lead() };
	if (deed && status === 'undone')
		return { title: m.import_undone_title(), lead: m.entry_undone_lead() };
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
