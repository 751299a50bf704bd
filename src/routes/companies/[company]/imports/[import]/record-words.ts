import * as m from '$i18n/paraglide/messages';
import { namesLevel } from '$lib/domain/drivers/driver';
import { carrierBeside, carrierName } from '$lib/features/energy/words';
import type { RecordView } from './types';

/** The name of where a record belongs, alone. */
export function recordName(record: RecordView): string {
	return record.meteringPointName ?? record.label ?? carrierName(record.carrier);
}

/** Of energy the carrier stands before it; of weather and drivers what it is. */
export function recordHeading(record: RecordView): { before: string; name: string } {
	const name = recordName(record);
	if (record.kind === 'weather') return { before: m.import_record_station({ name }), name: '' };
	if (record.kind === 'driver') return { before: m.import_record_activity({ name }), name: '' };
	return { before: carrierBeside({ name, carrier: record.carrier ?? '' }), name };
}

/** What a record's figure is. */
export function quantityName({ kind, label }: RecordView): string {
	if (kind === 'driver') return namesLevel(label ?? '') ? m.driver_mean() : m.driver_sum();
	return kind === 'weather' ? m.weather_mean() : m.import_record_quantity();
}
