import { authorise, authoriseDirectory } from '../access/authorise';
import type { ConsortiumRole, Context, Principal } from '../access/context';
import { relationsTo } from '../access/relations';
import { getServer } from '../app';
import { listCompanies } from '../repositories/companies';
import { listConsortiaOf } from '../repositories/consortia';
import { listEngagementsOf } from '../repositories/engagements';
import { read, type ReadTx } from '../repositories/transaction';
import { viewOf } from './companies';
import { lateMarks } from './completeness/late-marks';
import type { CompanyView } from './views';

/** As what somebody opens a company. */
export type As = 'member' | 'auditor' | 'site_auditor' | 'coordinator';

export interface PlaceCompany extends Pick<CompanyView, 'id' | 'name' | 'origin'> {
	as: As;
	/** Metering points that are late; of one's own company only, as it is theirs to do. */
	latePoints: number;
}

/** Where a person works in the application, for the frame of every page. */
export interface PlacesView {
	/** Their own, those that engaged them, and the one of the request that a consent opens. */
	companies: PlaceCompany[];
	/** Whether they are or were anybody's auditor. */
	audits: 'yes' | 'no';
	consortia: { id: string; name: string; role: ConsortiumRole }[];
	/** The operator's pages. */
	server: 'yes' | 'no';
	/** The page to begin with, where there is only one. */
	home: string | null;
}

const NOWHERE: PlacesView = {
	companies: [],
	audits: 'no',
	consortia: [],
	server: 'no',
	home: null
};
/** More than one person can have. */
const ALL = { limit: 10_000, after: null };

export async function getPlaces(context: Context): Promise<PlacesView> {
	const scope = authoriseDirectory(context, ['company_list', 'read']);
	authorise(context, 'consortium_list', 'read');
	authorise(context, 'engagement_list', 'read');
	const { principal } = context;
	if (!principal) return NOWHERE;
	const found = await read(getServer().database, scope, async (tx) => ({
		companies: await listCompanies(scope, tx, ALL),
		audits: await isAuditor(tx, principal),
		consortia: principal.consortia.length > 0 ? await listConsortiaOf(tx, principal.userId) : []
	}));
	const { audits, consortia } = found;
	const companies = found.companies.map(viewOf);
	const own = companies.filter(({ id }) => asOf(principal, id) === 'member');
	const late = await lateMarks(own);
	const places: Omit<PlacesView, 'home'> = {
		companies: companies.map((company) => ({
			...placeOf(principal, company),
			latePoints: late.get(company.id) ?? 0
		})),
		audits: audits ? 'yes' : 'no',
		consortia: consortia.flatMap(({ consortiumId: id, name, role }) =>
			role === 'coordinator' || role === 'consortium_viewer' ? [{ id, name, role }] : []
		),
		server: principal.operator
	};
	return { ...places, home: onlyHome(places, principal) };
}

async function isAuditor(tx: ReadTx, { engagements, userId }: Principal): Promise<boolean> {
	return engagements.length > 0 || (await listEngagementsOf(tx, userId)).length > 0;
}

function placeOf(principal: Principal, { id, name, origin }: CompanyView) {
	return { id, name, origin, as: asOf(principal, id) };
}

function asOf(principal: Principal, companyId: string): As {
	const [widest] = relationsTo(principal, companyId);
	switch (widest?.role) {
		case 'auditor':
		case 'site_auditor':
			return widest.role;
		case 'trusted_coordinator':
			return 'coordinator';
		default:
			return 'member';
	}
}

/**
 * Running the server is a task beside others: whoever has a company begins there. Without any
 * other place an operator begins with the server, once the second factor opens it.
 */
function onlyHome(
	{ companies, audits, consortia, server }: Omit<PlacesView, 'home'>,
	{ secondFactor }: Principal
): string | null {
	const own = companies.filter((one) => one.as === 'member');
	const homes = [
		...own.map(({ id }) => `/companies/${id}`),
		...(audits === 'yes' ? ['/audits'] : []),
		...consortia.map(({ id }) => `/consortia/${id}`)
	];
	if (homes.length === 0 && server === 'yes' && secondFactor === 'passed') return '/operator';
	return homes.length === 1 ? homes[0]! : null;
}
