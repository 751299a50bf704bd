import * as m from '$i18n/paraglide/messages';

export interface MenuItem {
	href: string;
	label: () => string;
	/** Set apart from the items above it. */
	apart?: boolean;
	/** Pages that belong to this item though their address does not begin with it. */
	also?: string;
}

export function companyMenu(companyId: string): MenuItem[] {
	const base = `/companies/${companyId}`;
	return [
		{ href: base, label: m.nav_overview },
		{ href: `${base}/data`, label: m.nav_data, also: `${base}/imports` },
		{ href: `${base}/metering-points`, label: m.nav_metering_points, apart: true },
		{ href: `${base}/sites`, label: m.nav_sites },
		{ href: `${base}/members`, label: m.nav_members },
		{ href: `${base}/settings`, label: m.nav_settings },
		{ href: '/help', label: m.nav_help, apart: true },
		{ href: '/account', label: m.nav_account }
	];
}

/** Within reach of the thumb; what is left stands under その他. */
export function phoneTabs(companyId: string): MenuItem[] {
	const base = `/companies/${companyId}`;
	return [
		{ href: base, label: m.nav_overview },
		{ href: `${base}/data`, label: m.nav_data, also: `${base}/imports` },
		{ href: `${base}/metering-points`, label: m.nav_metering_points_tab },
		{ href: `${base}/more`, label: m.nav_more }
	];
}

export function restOfMenu(companyId: string): MenuItem[] {
	const tabs = phoneTabs(companyId).map(({ href }) => href);
	return [
		...companyMenu(companyId).filter(({ href }) => !tabs.includes(href)),
		{ href: '/credits', label: m.nav_credits },
		{ href: '/', label: m.nav_companies }
	];
}
