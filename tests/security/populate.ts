/** Everybody and everything of the world, made as the command line would. */
import { getServer } from '$lib/server/app';
import { write } from '$lib/server/repositories/transaction';
import { addMember } from '$lib/server/services/members';
import { removeCompany } from '$lib/server/services/relations/consortium-companies';
import {
	addPerson,
	createConsortium,
	joinAsCompany
} from '$lib/server/services/relations/consortia';
import { grantConsent } from '$lib/server/services/relations/consents';
import { addEngagement, endEngagement } from '$lib/server/services/relations/engagements';
import { createUser } from '$lib/server/services/users';
import { PASSWORD, server } from '../integration/access-world';
import { companyScope } from '../integration/engines';
import { dayFromNow } from '../integration/relations-world';
import { newWord } from './canaries';
import { makeCompany, type Company } from './companies';
import { type CompanyKey, type ConsortiumKey, people, type Person } from './people';

/** Accounts that no principal of the matrix has, beside those that have. */
export const SPARE = { leaver: 'leaver@own.example', guarded: 'guarded@own.example' };

type Companies = Record<CompanyKey, Company>;
type Consortia = Record<ConsortiumKey, { id: string; name: string }>;

export async function populate(dataDir: string) {
	await createAccounts();
	const consortia = { first: await makeConsortium(), second: await makeConsortium() };
	const first = consortia.first.id;
	const companies = {
		own: await makeCompany('own', first, dataDir),
		other: await makeCompany('other', first, dataDir),
		trusting: await makeCompany('trusting', first, dataDir)
	};
	await moveToSecond(companies.other, consortia);
	await grantConsent(server, companies.trusting.id, { kind: 'coordinator_raw_data' });
	await relate(companies, consortia);
	return { companies, consortia };
}

/** Tokens share the account of a person; accounts are made once. */
const accounts = (): Person[] => [
	...new Map(Object.values(people).map((person) => [person.email, person])).values()
];

async function createAccounts(): Promise<void> {
	const spare = Object.values(SPARE).map((email) => ({ email, operator: 'no' as const }));
	for (const { email, operator } of [...accounts(), ...spare])
		if (email)
			await createUser(server, { email, operator, name: email.split('@')[0], password: PASSWORD });
}

async function makeConsortium() {
	const name = newWord('consortium');
	const { id } = await createConsortium(server, { name });
	return { id, name };
}

/** It had agreed to show its data to the coordinator of the consortium that it has left. */
async function moveToSecond(company: Company, { first, second }: Consortia): Promise<void> {
	await grantConsent(server, company.id, { kind: 'coordinator_raw_data' });
	await removeCompany(server, first.id, company.id);
	const scope = companyScope(company.id, 'command_line');
	await write(getServer().database, scope, (tx) => joinAsCompany(scope, tx, second.id));
}

async function relate(companies: Companies, consortia: Consortia): Promise<void> {
	for (const { email, ...person } of accounts()) {
		if (!email) continue;
		for (const [key, role] of Object.entries(person.companies))
			await enter(companies[key as CompanyKey], email, role);
		for (const [key, role] of Object.entries(person.consortia))
			await addPerson(server, consortia[key as ConsortiumKey].id, { email, role });
	}
	const { id } = companies.own;
	for (const email of Object.values(SPARE))
		await addMember(server, id, { email, role: 'company_admin' });
	await engage(companies.own, 'future@audit.example', { from: dayFromNow(2) });
	const over = await engage(companies.own, 'former@audit.example');
	await endEngagement(server, id, over);
}

async function enter(company: Company, email: string, role: string): Promise<void> {
	const { id, ids } = company;
	if (role === 'auditor') await engage(company, email);
	else if (role === 'site_auditor') await engage(company, email, { siteIds: [ids.site] });
	else if (role !== 'trusted_coordinator') await addMember(server, id, { email, role });
}

export async function engage({ id }: Company, auditor: string, terms: object = {}) {
	const usual = { from: dayFromNow(-2), to: null, siteIds: null };
	return (await addEngagement(server, id, { auditor, ...usual, ...terms })).id;
}
