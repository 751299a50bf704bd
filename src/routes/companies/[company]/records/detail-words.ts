import { getLocale } from '$i18n/paraglide/runtime';
import * as m from '$i18n/paraglide/messages';
import { roleName } from '$lib/features/people/words';
import { dayName, monthAndYear } from '$lib/ui/format';
import { consentWords } from '../sharing/consent-words';
import type { PageData } from './$types';

type RecordView = PageData['records'][number];

/** Why they could read it. */
export function basisWords({ detail }: RecordView): string {
	return detail.basis === 'consent' ? m.record_by_consent() : m.record_by_engagement();
}

/** What the deed was about, as far as it has words of its own. */
export function aboutWords(
	{ detail }: RecordView,
	engagements: PageData['engagements']
): string | null {
	const { name, role, kind, engagementId, from, to, month, reason } = detail;
	const auditor = engagements.find(({ id }) => id === engagementId)?.auditor.name;
	const consent = Object.entries(consentWords).find(([code]) => code === kind)?.[1];
	const words = [
		name,
		auditor,
		role && roleName(String(role)),
		consent?.title(),
		month && monthAndYear(String(month), getLocale()),
		reason,
		from && m.day_range({ from: day(from), to: to ? day(to) : '' })
	].filter(Boolean);
	return words.length > 0 ? words.join(m.list_comma()) : null;
}

const day = (text: string | number) => dayName(String(text), getLocale());

/** Where the thing itself is, for as long as it is there. */
export function placeOf({ detail }: RecordView, company: string): string | null {
	const { importId, meteringPointId, siteId } = detail;
	if (importId) return `${company}/imports/${importId}`;
	if (meteringPointId) return `${company}/metering-points/${meteringPointId}`;
	return siteId ? `${company}/sites/${siteId}` : null;
}
