/** As what somebody opens a company. */
export type As = 'member' | 'auditor' | 'site_auditor' | 'coordinator';

/** What the frame needs to know of a company. */
export interface ShellCompany {
	id: string;
	name: string;
	origin: 'real' | 'demo';
	as: As;
	/** Metering points that are late; of one's own company only. */
	latePoints: number;
}

export interface ShellConsortium {
	id: string;
	name: string;
	role: 'coordinator' | 'consortium_viewer';
}

/** Where a person works: between these the header switches. */
export interface Places {
	companies: ShellCompany[];
	audits: 'yes' | 'no';
	consortia: ShellConsortium[];
	server: 'yes' | 'no';
	/** Where there is only one to begin with. */
	home: string | null;
}

export type Place =
	| { kind: 'company'; href: string; company: ShellCompany }
	| { kind: 'audits'; href: string }
	| { kind: 'consortium'; href: string; consortium: ShellConsortium }
	| { kind: 'server'; href: string };

/** Places of one kind, under one heading. */
export interface PlaceGroup {
	key: 'companies' | 'audits' | 'consortia' | 'server';
	places: Place[];
}

/** All of them, in the order in which they are listed. */
export function groupsOf({ companies, audits, consortia, server }: Places): PlaceGroup[] {
	const own = companies.filter((one) => one.as === 'member').map(companyPlace);
	const others = companies.filter((one) => one.as !== 'member').map(companyPlace);
	const auditing: Place[] = audits === 'yes' ? [{ kind: 'audits', href: '/audits' }] : [];
	const running: Place[] = server === 'yes' ? [{ kind: 'server', href: '/operator' }] : [];
	const groups: PlaceGroup[] = [
		{ key: 'companies', places: own },
		{ key: 'audits', places: [...auditing, ...others] },
		{ key: 'consortia', places: consortia.map(consortiumPlace) },
		{ key: 'server', places: running }
	];
	return groups.filter(({ places }) => places.length > 0);
}

const companyPlace = (company: ShellCompany): Place => ({
	kind: 'company',
	href: `/companies/${company.id}`,
	company
});

const consortiumPlace = (consortium: ShellConsortium): Place => ({
	kind: 'consortium',
	href: `/consortia/${consortium.id}`,
	consortium
});

/** The place that a page belongs to; a page of none belongs to one's only place. */
export function placeAt(places: Places, pathname: string): Place | null {
	const all = groupsOf(places).flatMap((group) => group.places);
	const find = (wanted: string | null) => all.find(({ href }) => href === wanted) ?? null;
	const [, area, id] = pathname.split('/');
	switch (area) {
		case 'companies':
			return find(id === 'new' ? places.home : `/companies/${id}`);
		case 'consortia':
			return find(`/consortia/${id}`);
		case 'audits':
		case 'operator':
			return find(`/${area}`);
		default:
			return find(places.home);
	}
}

/** Files span sites: whoever is engaged for some sites does not see them. */
export function seesFiles(places: Places | null, companyId: string | undefined): boolean {
	const company = places?.companies.find(({ id }) => id === companyId);
	return company !== undefined && company.as !== 'site_auditor';
}

/** From outside a company is read only: its pages leave out what changes it. */
export function isMember(places: Places | null, companyId: string | undefined): boolean {
	return places?.companies.some((one) => one.id === companyId && one.as === 'member') ?? false;
}
