import * as m from '$i18n/paraglide/messages';
import type { Place, ShellCompany, ShellConsortium } from './places';

export interface MenuItem {
	href: string;
	label: () => string;
	/** Shorter, for a tab on a phone. */
	tabLabel?: () => string;
	/** Set apart from the items above it. */
	apart?: boolean;
	/** Only the page itself, not those below it. */
	exact?: boolean;
	/** How many things there wait for somebody. */
	mark?: { count: number; words: string };
	/** Pages that belong to this item though their address does not begin with it. */
	also?: string;
}

const HELP: MenuItem = { href: '/help', label: m.nav_help, apart: true };
const ACCOUNT: MenuItem = { href: '/account', label: m.nav_account };

/** What belongs to the place itself, and what is everybody's. */
export function menuOf(place: Place): MenuItem[] {
	return [...ownMenu(place), HELP, ACCOUNT];
}

function ownMenu(place: Place): MenuItem[] {
	switch (place.kind) {
		case 'company':
			return companyMenu(place.company);
		case 'audits':
			return [{ href: '/audits', label: m.nav_audits, exact: true }];
		case 'consortium':
			return consortiumMenu(place.consortium);
		case 'server':
			return serverMenu();
	}
}

/** From outside one reads only, and engaged for some sites nothing that spans them. */
function companyMenu({ id, as, latePoints }: ShellCompany): MenuItem[] {
	const base = `/companies/${id}`;
	const data = { href: `${base}/data`, label: m.nav_data, also: `${base}/imports` };
	return [
		{ href: base, label: m.nav_overview, exact: true, also: `${base}/trace` },
		...(as === 'site_auditor' ? [] : [data]),
		{ href: `${base}/calendar`, label: m.nav_calendar, mark: lateMark(latePoints) },
		{ href: `${base}/series`, label: m.nav_series },
		...(as === 'site_auditor' ? [] : reportsMenu(base)),
		{
			...{ href: `${base}/metering-points`, apart: true },
			...{ label: m.nav_metering_points, tabLabel: m.nav_metering_points_tab }
		},
		{ href: `${base}/sites`, label: m.nav_sites },
		{ href: `${base}/drivers`, label: m.nav_drivers },
		{ href: `${base}/weather`, label: m.nav_weather },
		...(as === 'site_auditor' ? [] : [ownFactors(base), editions(base)]),
		...(as === 'member' ? peopleMenu(base) : [])
	];
}

const reportsMenu = (base: string): MenuItem[] => [
	{ href: `${base}/statutory`, label: m.nav_statutory },
	{ href: `${base}/ghg`, label: m.nav_ghg, also: `${base}/scope3` }
];

const ownFactors = (base: string): MenuItem => ({
	href: `${base}/own-factors`,
	label: m.nav_own_factors
});

const editions = (base: string): MenuItem => ({ href: `${base}/editions`, label: m.nav_editions });

function lateMark(count: number): MenuItem['mark'] {
	return count === 0 ? undefined : { count, words: m.nav_late({ count: String(count) }) };
}

const peopleMenu = (base: string): MenuItem[] => [
	{ href: `${base}/closing`, label: m.nav_closing },
	{ href: `${base}/members`, label: m.nav_members },
	{ href: `${base}/sharing`, label: m.nav_sharing },
	{ href: `${base}/records`, label: m.nav_records },
	{ href: `${base}/settings`, label: m.nav_settings }
];

function consortiumMenu({ id, role }: ShellConsortium): MenuItem[] {
	const base = `/consortia/${id}`;
	const home = { href: base, label: m.nav_consortium, exact: true };
	if (role === 'consortium_viewer') return [home];
	return [
		home,
		{ href: `${base}/companies`, label: m.nav_consortium_companies },
		{ href: `${base}/calendar`, label: m.nav_calendar },
		{ href: `${base}/editions`, label: m.nav_editions, also: `${base}/restatements` },
		{ href: `${base}/people`, label: m.nav_consortium_people }
	];
}

function serverMenu(): MenuItem[] {
	return [
		{ href: '/operator', label: m.nav_server, exact: true },
		{ href: '/operator/users', label: m.nav_server_users },
		{ href: '/operator/records', label: m.nav_server_records },
		{ href: '/operator/consortia', label: m.nav_server_consortia }
	];
}

const MOST_TABS = 4;

/** Within reach of the thumb: the first of the place's own, and その他 for what is left. */
export function tabsOf(place: Place): MenuItem[] {
	const first = ownMenu(place).slice(0, MOST_TABS - 1);
	return [...first, { href: `${place.href}/more`, label: m.nav_more }];
}

export function restOf(place: Place): MenuItem[] {
	const tabs = tabsOf(place).map(({ href }) => href);
	return [
		...menuOf(place).filter(({ href }) => !tabs.includes(href)),
		{ href: '/factors', label: m.factors_title },
		{ href: '/credits', label: m.nav_credits },
		{ href: '/', label: m.nav_places }
	];
}

export function isCurrent({ href, exact, also }: MenuItem, pathname: string): boolean {
	const own = exact ? pathname === href : pathname.startsWith(href);
	return own || (also !== undefined && pathname.startsWith(also));
}
