import { getLocale } from '$i18n/paraglide/runtime';
import * as m from '$i18n/paraglide/messages';
import { monthAndYear } from '$lib/ui/format';
import type { PageData } from './$types';

export type Grid = PageData['grid'];
export type Row = Grid['rows'][number];
type Share = Row['months'][number];

/** Rounded down: 100 is said of nothing that lacks anything. */
export const percentOf = ({ expected, complete }: Share): number | null =>
	expected === 0 ? null : Math.floor((complete / expected) * 100);

/** What a screen reader says, and a pointer shows. */
export function shareWords(share: Share): string {
	const month = monthAndYear(share.month, getLocale());
	const percent = percentOf(share);
	if (percent === null) return m.grid_cell_nothing({ month });
	const counts = {
		...{ month, percent: String(percent) },
		...{ expected: String(share.expected), complete: String(share.complete) }
	};
	return share.late === 0
		? m.grid_cell(counts)
		: m.grid_cell_late({ ...counts, late: String(share.late) });
}

/** The fuller, the calmer; a late month has a frame whatever its share. */
export function shareLook(share: Share): string {
	const percent = percentOf(share);
	if (percent === null) return 'border-transparent text-sub';
	if (share.late > 0) return 'border-2 border-worse bg-stop-soft font-bold text-worse';
	if (percent === 100) return 'border-line bg-paper text-better';
	return 'border-care bg-care-soft text-care';
}
