import { randomUUID } from 'node:crypto';
import { isoDay } from '$lib/domain/time/day';
import { scopeOfJob } from '../../access/job-scope';
import { grantConsent, withdrawConsent } from '../../repositories/consents';
import { listMembers, putMember } from '../../repositories/memberships';
import { listSites } from '../../repositories/sites';
import type { CompanyScope, WriteTx } from '../../repositories/transaction';
import { recordDeed } from '../records/deeds';
import { beginEngagement } from '../relations/engagements';
import { addInvitation } from '../relations/invitations';
import { DEMO_COMPANIES } from './consortium';
import { firstDay, instantOn, type Founding } from './founding';
import * as define from './people';

/** Who belongs to which company, what the companies agreed to, and whom they engaged. */
export async function relate(tx: WriteTx, founding: Founding): Promise<void> {
	for (const person of [define.FIRST_PERSON, ...define.PEOPLE])
		for (const company of person.companies) await join(tx, founding, { person, company });
	for (const [company, kinds] of Object.entries(define.CONSENTS))
		for (const kind of kinds) await consent(tx, founding, { company, kind });
	await withdraw(tx, founding);
	for (const engagement of define.ENGAGEMENTS) await engage(tx, founding, engagement);
	await invite(tx, founding);
}

const scopeIn = (founding: Founding, company: string): CompanyScope =>
	scopeOfJob({ companyId: founding.companyId(company), userId: founding.speakerOf(company) });

async function join(
	tx: WriteTx,
	founding: Founding,
	{ person, company }: { person: define.DemoPerson; company: string }
): Promise<void> {
	const userId = founding.people.get(person.key)!;
	const scope = scopeOfJob({ companyId: founding.companyId(company), userId });
	const { role } = person;
	// Whoever tried the foundry before is in it.
	if ((await listMembers(scope, tx)).some((one) => one.userId === userId)) return;
	await putMember(scope, tx, { userId, role, createdAt: founding.state.nowMs });
	await recordDeed(scope, tx, { event: 'member.join', userId, role });
}

async function consent(
	tx: WriteTx,
	founding: Founding,
	{ company, kind }: { company: string; kind: string }
): Promise<void> {
	const scope = scopeIn(founding, company);
	const grantedAt = instantOn(firstDay(founding.today, -define.JOINED_MONTHS_AGO));
	const granted = { consentId: randomUUID(), kind, grantedAt, grantedBy: scope.userId };
	await grantConsent(scope, tx, granted);
	await recordDeed(scope, tx, { event: 'consent.grant', kind });
}

async function withdraw(tx: WriteTx, founding: Founding): Promise<void> {
	const { company, kind, monthsAgo } = define.WITHDRAWN;
	const scope = scopeIn(founding, company);
	const withdrawnAt = instantOn(firstDay(founding.today, -monthsAgo));
	await withdrawConsent(scope, tx, { kind, withdrawnAt, withdrawnBy: scope.userId });
	await recordDeed(scope, tx, { event: 'consent.withdraw', kind });
}

async function engage(
	tx: WriteTx,
	founding: Founding,
	{ auditor, company, site, fromMonth, toMonth }: define.DemoEngagement
): Promise<void> {
	const scope = scopeIn(founding, company);
	const from = isoDay(firstDay(founding.today, fromMonth));
	const to = isoDay(firstDay(founding.today, toMonth + 1) - 1);
	const siteIds = site === null ? null : [await siteId(scope, tx, { company, site })];
	const auditorId = founding.people.get(auditor)!;
	await beginEngagement(scope, tx, { auditorId, terms: { from, to, siteIds } });
}

async function siteId(
	scope: CompanyScope,
	tx: WriteTx,
	{ company, site }: { company: string; site: number }
): Promise<string> {
	const defined = DEMO_COMPANIES.find(({ key }) => key === company)!.sites(define.ANY_MONTH)[site]!;
	const sites = await listSites(scope, tx, { limit: 100, after: null });
	return sites.find(({ name }) => name === defined.name)!.siteId;
}

/** The link itself is not kept: the coordinator makes a new one where somebody is to join. */
async function invite(tx: WriteTx, founding: Founding): Promise<void> {
	const invitedBy = founding.people.get(define.COORDINATOR)!;
	const companyId = founding.companyId(define.INVITED_COMPANY);
	const scope = scopeOfJob({ companyId, userId: invitedBy });
	const wanted = { role: 'company_admin', email: null, terms: null } as const;
	const { id: invitationId, role } = await addInvitation(scope, tx, { ...wanted, invitedBy });
	await recordDeed(scope, tx, { event: 'invitation.create', invitationId, role });
}
