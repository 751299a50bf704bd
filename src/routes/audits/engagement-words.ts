import { getLocale } from '$i18n/paraglide/runtime';
import * as m from '$i18n/paraglide/messages';
import { dayName } from '$lib/ui/format';
import type { PageData } from './$types';

export type Engagement = PageData['engagements'][number];

/** Within this an end is worth a thought. */
const SOON_DAYS = 30;

export const endsSoon = ({ daysLeft }: Engagement) => daysLeft !== null && daysLeft <= SOON_DAYS;

export function periodOf({ from, to }: Engagement): string {
	const begin = dayName(from, getLocale());
	return to === null
		? m.audit_from({ from: begin })
		: m.day_range({ from: begin, to: dayName(to, getLocale()) });
}

/** What is due: when it ends, or that nobody said. */
export function dueOf({ daysLeft }: Engagement): string {
	if (daysLeft === null) return m.audit_open_ended();
	return daysLeft === 0 ? m.audit_ends_today() : m.audit_days_left({ days: String(daysLeft) });
}

export const sitesOf = ({ siteCount }: Engagement): string =>
	siteCount === null ? m.audit_whole_company() : m.audit_sites({ count: String(siteCount) });
