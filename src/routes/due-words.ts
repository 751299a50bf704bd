import { getLocale } from '$i18n/paraglide/runtime';
import * as m from '$i18n/paraglide/messages';
import type { Place } from '$lib/features/shell/places';
import { monthAndYear } from '$lib/ui/format';
import type { PageData } from './$types';

export type Home = NonNullable<PageData['home']>;

/** What is due at a place, in one sentence. */
export function dueAt(place: Place, home: Home, asleep: boolean): string {
	switch (place.kind) {
		case 'company':
			return place.company.as === 'member'
				? dueOfCompany(place.company.id, home)
				: m.due_read_only();
		case 'audits':
			return dueOfAudits(home.audits);
		case 'consortium':
			return asleep && place.consortium.role === 'coordinator'
				? m.due_asleep()
				: dueOfConsortium(place.consortium.id, home);
		case 'server':
			return asleep ? m.due_asleep() : m.due_server();
	}
}

function dueOfCompany(companyId: string, { companies, dueMonth }: Home): string {
	const known = companies.find(({ id }) => id === companyId);
	if (!known?.lastMonth) return m.due_company_no_data();
	const month = monthAndYear(known.lastMonth, getLocale());
	if (known.status === 'late') return m.due_company_late({ month });
	if (known.lastMonth >= dueMonth) return m.due_company_complete({ month });
	return m.due_company_waiting({ month: monthAndYear(dueMonth, getLocale()) });
}

function dueOfAudits({ running, endsInDays }: Home['audits']): string {
	if (running === 0) return m.due_audits_none();
	const count = String(running);
	if (endsInDays === null) return m.due_audits({ count });
	return m.due_audits_ending({ count, days: String(endsInDays) });
}

function dueOfConsortium(consortiumId: string, { consortia }: Home): string {
	const known = consortia.find(({ id }) => id === consortiumId);
	if (known?.late === undefined || known.late === null) return m.due_consortium_viewer();
	const counts = { companies: String(known.companies), late: String(known.late) };
	return known.late > 0 ? m.due_consortium_late(counts) : m.due_consortium_fine(counts);
}
