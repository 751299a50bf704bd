import { randomUUID } from 'node:crypto';
import { scopeOfConsortiumJob, scopeOfJob, scopeOfJobAcross } from '../../access/job-scope';
import { getServer } from '../../app';
import { Conflict } from '../../errors';
import { emailKey } from '../../access/email';
import { findCompany, listCompanies } from '../../repositories/companies';
import { addConsortiumCompany, createConsortium } from '../../repositories/consortia';
import { listMembershipsOf } from '../../repositories/memberships';
import { read, type WriteTx, write } from '../../repositories/transaction';
import { findUserByEmailKey } from '../../repositories/users';
import { recordDeed, recordServerDeed } from '../records/deeds';
import { joinConsortium } from '../relations/consortia';
import { addUser } from '../users';
import { DEMO_COMPANIES } from './consortium';
import type { DemoCompany } from './demo-company';
import { lastMonthOf } from './fill-company';
import { foundCompany } from './found-company';
import { firstDay, instantOn, type Founding, peopleOf, plan } from './founding';
import { FOUNDRY } from './foundry';
import * as define from './people';
import { relate } from './relate';
import { beginState, type DemoState } from './state';

/** On an empty server the first account is made too; else it is somebody who has one. */
export type First = { was: 'made' } | { was: 'there'; userId: string };

/**
 * People, companies and relations, all or nothing; still without data, and nobody can sign in.
 * What is left to do stands in the state.
 */
export async function foundConsortium(first: First, nowMs: number): Promise<DemoState> {
	const firstId = first.was === 'made' ? randomUUID() : first.userId;
	const state: DemoState = {
		...{ status: 'loading', first: { userId: firstId, was: first.was }, nowMs },
		...{ consortiumId: randomUUID(), companies: await idsFor(first) },
		...{ done: 0, aliveAt: Date.now(), signInsAt: null }
	};
	const scope = scopeOfJobAcross(Object.values(state.companies));
	await write(getServer().database, scope, async (tx) => {
		await beginState(tx, state);
		const founding = plan(state, await addPeople(tx, state));
		await addConsortium(tx, founding);
		for (const company of DEMO_COMPANIES) await addToConsortium(tx, founding, company);
		await relate(tx, founding);
	});
	return state;
}

/** Fresh ones, but for a foundry that the person tries things with already: it comes along. */
async function idsFor(first: First): Promise<Record<string, string>> {
	const fresh = DEMO_COMPANIES.map(({ key }) => [key, randomUUID()]);
	const own = first.was === 'there' ? await foundryOf(first.userId) : undefined;
	return { ...Object.fromEntries(fresh), ...(own && { [FOUNDRY.key]: own }) };
}

async function foundryOf(userId: string): Promise<string | undefined> {
	const { database } = getServer();
	const belongs = await read(database, 'identity', (tx) => listMembershipsOf(tx, userId));
	const scope = scopeOfJobAcross(belongs.map(({ companyId }) => companyId));
	const all = { limit: 10_000, after: null };
	const companies = await read(database, scope, (tx) => listCompanies(scope, tx, all));
	return companies.find((one) => one.origin === 'demo' && one.name === FOUNDRY.name)?.companyId;
}

async function addPeople(tx: WriteTx, state: DemoState): Promise<Map<string, string>> {
	const { first, nowMs: now } = state;
	const ids = new Map([[define.FIRST_PERSON.key, first.userId]]);
	const made = [...(first.was === 'made' ? [define.FIRST_PERSON] : []), ...peopleOf(state)];
	for (const person of made) {
		const { key, name } = person;
		const email = define.addressOf(person);
		if (await findUserByEmailKey(tx, emailKey(email)))
			throw new Conflict('demo.address', { email });
		const operator = person === define.FIRST_PERSON || person === define.OPERATOR ? 'yes' : 'no';
		const id = ids.get(key) ?? randomUUID();
		await addUser(tx, { id, email, name, operator, passwordHash: null, now });
		ids.set(key, id);
	}
	return ids;
}

async function addConsortium(tx: WriteTx, { consortiumId, people, state }: Founding) {
	const actor = { userId: state.first.userId };
	const made = { consortiumId, name: define.CONSORTIUM_NAME, createdAt: state.nowMs };
	await createConsortium(tx, made);
	await recordServerDeed(tx, actor, { event: 'consortium.create', consortiumId });
	for (const { key, role } of define.PEOPLE) {
		if (role !== 'coordinator' && role !== 'consortium_viewer') continue;
		const userId = people.get(key)!;
		await joinConsortium(scopeOfConsortiumJob({ consortiumId, userId }), tx, { userId, role });
	}
}

async function addToConsortium(tx: WriteTx, founding: Founding, company: DemoCompany) {
	const { consortiumId, people, state, today } = founding;
	const { nowMs } = state;
	const companyId = founding.companyId(company.key);
	const userId = people.get(define.COORDINATOR)!;
	const scope = scopeOfJob({ companyId, userId });
	if (!(await findCompany(scope, tx))) {
		await foundCompany(scope, tx, { company, lastMonth: lastMonthOf(company, nowMs), nowMs });
		await recordDeed(scope, tx, { event: 'company.create' });
	}
	const joinedDay = firstDay(today, -define.JOINED_MONTHS_AGO);
	const consortium = scopeOfConsortiumJob({ consortiumId, userId });
	// Consents count for the consortium that the company was in when it gave them.
	const joining = { companyId, joinedDay, createdAt: instantOn(joinedDay) };
	await addConsortiumCompany(consortium, tx, joining);
	await recordDeed(scope, tx, { event: 'consortium.join', consortiumId });
}
