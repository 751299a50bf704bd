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
export function headingOf({ status, entry, records }: ImportView): Heading {
	const deed = entry?.deed;
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
	const heading = headings[status]();
	return status === 'committed' ? { ...heading, lead: shownBy(records).lead } : heading;
}

interface Shown {
	lead: string;
	/** Page below the company on which the figures stand. */
	page: string;
	open: string;
}

/** Where what was imported can be seen: weather and activity are no energy. */
export function shownBy(records: readonly RecordView[]): Shown {
	const [first] = records;
	const alike = first && records.every(({ kind }) => kind === first.kind);
	if (alike && first.kind === 'weather')
		return { lead: m.import_weather_lead(), page: '/weather', open: m.import_see_weather() };
	if (alike && first.kind === 'driver')
		return { lead: m.import_drivers_lead(), page: '/drivers', open: m.import_see_drivers() };
	if (records.length === 1 && first?.kind === 'delivery' && first.meteringPointId !== null)
		return {
			lead: m.import_deliveries_lead(),
			page: `/metering-points/${first.meteringPointId}/deliveries`,
			open: m.import_see_deliveries()
		};
	return { lead: m.import_committed_lead(), page: '', open: m.import_see_overview() };
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
