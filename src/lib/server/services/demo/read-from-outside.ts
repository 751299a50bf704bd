import { randomUUID } from 'node:crypto';
import { todayInJapan } from '$lib/domain/time/day';
import type { Context, Principal } from '../../access/context';
import { getServer } from '../../app';
import { findRawDataConsent } from '../../repositories/consents';
import { listRunningEngagementsOf } from '../../repositories/engagements';
import { read, type ReadTx } from '../../repositories/transaction';
import { findUserById } from '../../repositories/users';
import { getOverview } from '../overview';
import { recordOutsideReads } from '../records/outside-reads';
import type { Founding } from './founding';
import { COORDINATOR, ENGAGEMENTS } from './people';

/** What a company opened to somebody outside it is looked at once, so that its access log shows it. */
export async function readFromOutside(founding: Founding): Promise<void> {
	const { auditor, company } = ENGAGEMENTS[0]!;
	await look(founding, { person: auditor, company });
	await look(founding, { person: COORDINATOR, company: 'plating' });
}

/** The overview, through the same check and into the same log as from the page. */
async function look(
	{ companyId, people }: Founding,
	{ person, company }: { person: string; company: string }
): Promise<void> {
	const asked = { userId: people.get(person)!, companyId: companyId(company) };
	const principal = await read(getServer().database, 'identity', (tx) => outsider(tx, asked));
	if (!principal) return;
	const context: Context = {
		...{ principal, declared: 'any', outsideReads: [] },
		...{ requestId: randomUUID(), locale: 'ja' }
	};
	await getOverview(context, asked.companyId, {});
	await recordOutsideReads(context, { route: '/companies/[company]' });
}

/** The account as it would stand in a session; null where it is gone or stopped. */
async function outsider(
	tx: ReadTx,
	{ userId, companyId }: { userId: string; companyId: string }
): Promise<Principal | null> {
	const user = await findUserById(tx, userId);
	if (!user || user.disabledAt !== null) return null;
	const day = todayInJapan(Date.now());
	const engaged = await listRunningEngagementsOf(tx, userId, day);
	const consentId = await findRawDataConsent(tx, { userId, companyId, day });
	return {
		...{ userId, email: user.email, name: user.name, operator: 'no', secondFactor: 'passed' },
		...{ memberships: [], consortia: [], via: 'session', scopes: ['read'] },
		engagements: engaged.map(({ siteIds, ...one }) => ({ ...one, sites: siteIds ?? 'all' })),
		rawDataConsents: consentId === null ? [] : [{ companyId, consentId }]
	};
}
