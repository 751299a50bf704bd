import { getLocale } from '$i18n/paraglide/runtime';
import * as m from '$i18n/paraglide/messages';
import { dayName, MISSING, monthAndYear, signed } from '$lib/ui/format';
import type { PageData } from './$types';

export type Row = PageData['list']['rows'][number];

export const statusNames: Record<Row['status'], () => string> = {
	late: m.company_status_late,
	current: m.company_status_current,
	no_data: m.company_status_no_data,
	invited: m.company_status_invited
};

/** The state of a company in a few words: how far it is, or what it waits for. */
export function statusOf({ status, lastMonth, invitedUntil }: Row): string {
	const month = lastMonth === null ? '' : monthAndYear(lastMonth, getLocale());
	switch (status) {
		case 'late':
			return m.company_status_late_to({ month });
		case 'current':
			return m.company_status_to({ month });
		case 'no_data':
			return m.company_status_no_data();
		case 'invited':
			return invitedUntil === null
				? m.company_status_invitation_ended()
				: m.company_status_invited_until({ day: dayName(invitedUntil, getLocale()) });
	}
}

/** Waits for somebody to do something. */
export const needsCare = ({ status, invitedUntil }: Row): boolean =>
	status === 'late' || (status === 'invited' && invitedUntil === null);

export const changeOf = ({ changePercent }: Row): string =>
	changePercent === null ? MISSING : `${signed(changePercent)} %`;

export const monthsOf = ({ monthsComplete }: Row): string =>
	m.company_months_of_twelve({ count: String(monthsComplete) });

const consentNames: Record<Row['consents'][number], () => string> = {
	aggregates: m.consent_short_aggregates,
	benchmark: m.consent_short_benchmark,
	coordinator_raw_data: m.consent_short_coordinator_raw_data,
	casebook: m.consent_short_casebook
};

export const consentsOf = ({ consents }: Row): string[] =>
	consents.map((kind) => consentNames[kind]());

export const mayRead = ({ consents }: Row): boolean => consents.includes('coordinator_raw_data');
