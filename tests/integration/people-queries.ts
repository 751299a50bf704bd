/** Every query on people and relations, asked by the person `y`. */
import * as tokens from '$lib/server/repositories/api-tokens';
import * as attempts from '$lib/server/repositories/attempts';
import * as status from '$lib/server/repositories/company-status';
import * as restated from '$lib/server/repositories/company-restatements';
import * as completeness from '$lib/server/repositories/completeness';
import * as consents from '$lib/server/repositories/consents';
import * as consortia from '$lib/server/repositories/consortia';
import * as engagements from '$lib/server/repositories/engagements';
import * as editions from '$lib/server/repositories/factor-editions';
import { countFactorUse } from '$lib/server/repositories/factor-use';
import * as factors from '$lib/server/repositories/factors';
import * as halves from '$lib/server/repositories/half-sessions';
import * as invitations from '$lib/server/repositories/invitations';
import * as memberships from '$lib/server/repositories/memberships';
import * as links from '$lib/server/repositories/one-time-links';
import * as outbox from '$lib/server/repositories/outgoing-mail';
import * as passkeys from '$lib/server/repositories/passkeys';
import * as reminders from '$lib/server/repositories/reminders';
import * as restatements from '$lib/server/repositories/restatements';
import * as reports from '$lib/server/repositories/issued-reports';
import type { StatusScope } from '$lib/server/repositories/scope';
import * as sessions from '$lib/server/repositories/sessions';
import * as settings from '$lib/server/repositories/settings';
import { type ReadTx, type WriteTx } from '$lib/server/repositories/transaction';
import * as users from '$lib/server/repositories/users';
import { companyScope, consortiumScope } from './engines';
import { BEFORE_END } from './people-rows';

export const y = 'y';
export const COMPANY = companyScope(y);
export const CONSORTIUM = consortiumScope(y);
export const STATUS = { companyIds: [y] } as unknown as StatusScope;
export const half = (now: number) => ({ tokenHash: y, now, maxTries: 3 });
export const link = (now: number) => ({ tokenHash: y, purpose: y, now });

/** What is found until it ends; afterwards nothing is. */
export const UNTIL_END: Record<string, (tx: WriteTx, now: number) => Promise<unknown>> = {
	findSession: (tx, now) => sessions.findSession(tx, y, now),
	findHalfSession: (tx, now) => halves.findHalfSession(tx, half(now)),
	findOneTimeLink: (tx, now) => links.findOneTimeLink(tx, link(now)),
	findApiToken: (tx, now) => tokens.findApiToken(tx, y, now),
	findInvitation: (tx, now) => invitations.findInvitation(tx, 'y-server', now),
	listInvitations: async (tx, now) =>
		(await invitations.listInvitations(CONSORTIUM, tx, now)).concat(
			await invitations.listInvitations(COMPANY, tx, now)
		),
	listOpenInvitations: (tx, now) => status.listOpenInvitations(STATUS, tx, now),
	takeOneTimeLink: (tx, now) => links.takeOneTimeLink(tx, link(now)),
	takeInvitation: (tx, now) => invitations.takeInvitation(tx, 'y-company', now)
};

export const READS: Record<string, (tx: ReadTx) => Promise<unknown>> = {
	findUserById: (tx) => users.findUserById(tx, y),
	findUserByEmailKey: (tx) => users.findUserByEmailKey(tx, y),
	listUserNames: async (tx) => [...(await users.listUserNames(tx, [y]))],
	listSessionsOf: (tx) => sessions.listSessionsOf(tx, y),
	findTotpFactor: (tx) => factors.findTotpFactor(tx, y),
	listPasskeysOf: (tx) => passkeys.listPasskeysOf(tx, y),
	findPasskey: (tx) => passkeys.findPasskey(tx, y),
	listApiTokensOf: (tx) => tokens.listApiTokensOf(tx, y),
	listMembershipsOf: (tx) => memberships.listMembershipsOf(tx, y),
	listConsortiaOf: (tx) => consortia.listConsortiaOf(tx, y),
	findConsortium: (tx) => consortia.findConsortium(CONSORTIUM, tx),
	listConsortiumMembers: (tx) => consortia.listConsortiumMembers(CONSORTIUM, tx),
	listConsortiumCompanies: (tx) => consortia.listConsortiumCompanies(CONSORTIUM, tx, 1),
	findFactorEdition: (tx) => editions.findFactorEdition(CONSORTIUM, tx, y),
	listFactorEditions: (tx) => editions.listFactorEditions(CONSORTIUM, tx),
	findRestatement: (tx) => restatements.findRestatement(CONSORTIUM, tx, y),
	listRestatements: (tx) => restatements.listRestatements(CONSORTIUM, tx),
	listRestatementsOfCompanies: (tx) => restated.listRestatementsOfCompanies(STATUS, tx, y),
	listEditionsOfCompanies: (tx) => restated.listEditionsOfCompanies(STATUS, tx),
	listEngagementsOf: (tx) => engagements.listEngagementsOf(tx, y),
	listRunningEngagementsOf: (tx) => engagements.listRunningEngagementsOf(tx, y, 1),
	findRawDataConsent: (tx) => consents.findRawDataConsent(tx, { userId: y, companyId: y, day: 1 }),
	listStandingConsents: (tx) => consents.listStandingConsents(tx, [y]),
	listStatusCompanies: (tx) => status.listStatusCompanies(STATUS, tx),
	countFactorUse: (tx) => countFactorUse(STATUS, tx),
	listMonthCounts: (tx) => status.listMonthCounts(STATUS, tx, '2000-01'),
	listPointSpans: (tx) => status.listPointSpans(STATUS, tx),
	listLastUploads: (tx) => status.listLastUploads(STATUS, tx),
	listPointMonths: (tx) => status.listPointMonths(STATUS, tx, { from: '2000-01', to: '2099-12' }),
	listBillStartsOf: (tx) => status.listBillStartsOf(STATUS, tx, 0),
	listDeliveryDaysOf: (tx) => status.listDeliveryDaysOf(STATUS, tx, { since: 0, kinds: [y] }),
	listCalendarSettings: (tx) => status.listCalendarSettings(STATUS, tx),
	listLastReminders: (tx) => reminders.listLastReminders(STATUS, tx),
	countPeopleOf: (tx) => status.countPeopleOf(STATUS, tx),
	readSetting: (tx) => settings.readSetting(tx, y)
};

const notConfirmed = (tx: WriteTx) =>
	tx.query.updateTable('totp_factor').set({ confirmed_at: null }).execute();

/** How both must stand for the change to mean something. */
export const FIRST: Record<string, (tx: WriteTx) => Promise<unknown>> = {
	replaceIssuedReports: (tx) =>
		tx.query.updateTable('issued_report').set({ replaced_by: null }).execute(),
	makeOperator: (tx) =>
		tx.query.updateTable('user_account').set({ operator_since: null }).execute(),
	enableUser: (tx) => tx.query.updateTable('user_account').set({ disabled_at: 7 }).execute(),
	putOpenTotpFactor: notConfirmed,
	confirmTotpFactor: notConfirmed,
	claimWork: (tx) => tx.query.updateTable('restatement').set({ status: 'computing' }).execute(),
	beginWork: (tx) => tx.query.updateTable('restatement').set({ status: 'ready' }).execute(),
	endWork: (tx) => tx.query.updateTable('restatement').set({ status: 'computing' }).execute()
};

/** What is done with a restatement. */
function workOn(restatementId: string): Record<string, (tx: WriteTx) => Promise<unknown>> {
	return {
		beginWork: (tx: WriteTx) =>
			restatements.beginWork(CONSORTIUM, tx, {
				...{ restatementId, from: ['ready'], to: 'applying', at: 7, by: 'new' }
			}),
		endWork: (tx: WriteTx) =>
			restatements.endWork(CONSORTIUM, tx, {
				...{ restatementId, from: ['computing'], to: 'ready', at: 7 }
			}),
		claimWork: (tx: WriteTx) =>
			restatements.claimWork(CONSORTIUM, tx, {
				...{ restatementId, claimedBy: 'new', now: 7, claimedUntil: 8 }
			})
	};
}

export const CHANGES: Record<string, (tx: WriteTx) => Promise<unknown>> = {
	setPasswordHash: (tx) => users.setPasswordHash(tx, y, 'new'),
	setName: (tx) => users.setName(tx, y, 'new'),
	setEmail: (tx) => users.setEmail(tx, y, { email: 'new', emailKey: 'new' }),
	makeOperator: (tx) => users.makeOperator(tx, y, 7),
	disableUser: (tx) => users.disableUser(tx, y, 7),
	enableUser: (tx) => users.enableUser(tx, y),
	touchSession: (tx) => sessions.touchSession(tx, y, 7),
	deleteSession: (tx) => sessions.deleteSession(tx, y),
	deleteSessionsOf: (tx) => sessions.deleteSessionsOf(tx, y),
	reopenSecondFactor: (tx) => sessions.reopenSecondFactor(tx, y),
	tryHalfSession: (tx) => halves.tryHalfSession(tx, half(BEFORE_END)),
	deleteHalfSession: (tx) => halves.deleteHalfSession(tx, y),
	deleteHalfSessionsOf: (tx) => halves.deleteHalfSessionsOf(tx, y),
	takeOneTimeLink: (tx) => links.takeOneTimeLink(tx, link(BEFORE_END)),
	deleteOneTimeLinksOf: (tx) => links.deleteOneTimeLinksOf(tx, y),
	deleteOneTimeLinks: (tx) => links.deleteOneTimeLinks(tx, y),
	putOpenTotpFactor: (tx) =>
		factors.putOpenTotpFactor(tx, { userId: y, sealedSecret: 'new', createdAt: 7 }),
	confirmTotpFactor: (tx) =>
		factors.confirmTotpFactor(tx, { userId: y, sealedSecret: y }, { step: 7, now: 7 }),
	useTotpStep: (tx) => factors.useTotpStep(tx, y, 7),
	deleteTotpFactor: (tx) => factors.deleteTotpFactor(tx, y),
	putRecoveryCodes: (tx) => factors.putRecoveryCodes(tx, y, ['new']),
	takeRecoveryCode: (tx) => factors.takeRecoveryCode(tx, y, y),
	deleteRecoveryCodes: (tx) => factors.deleteRecoveryCodes(tx, y),
	deleteFactorsOf: (tx) => factors.deleteFactorsOf(tx, y),
	usePasskey: async (tx) => {
		const [key] = await passkeys.listPasskeysOf(tx, y);
		await passkeys.usePasskey(tx, key!, { counter: 7, now: 7 });
	},
	deletePasskey: (tx) => passkeys.deletePasskey(tx, y, y),
	deletePasskeysOf: (tx) => passkeys.deletePasskeysOf(tx, y),
	touchApiToken: (tx) => tokens.touchApiToken(tx, y, 7),
	deleteApiToken: (tx) => tokens.deleteApiToken(tx, y, y),
	takeInvitation: (tx) => invitations.takeInvitation(tx, 'y-server', BEFORE_END),
	deleteInvitation: (tx) => invitations.deleteInvitation(CONSORTIUM, tx, 'y-consortium'),
	removeConsortiumMember: (tx) => consortia.removeConsortiumMember(CONSORTIUM, tx, y),
	putConsortiumMember: (tx) =>
		consortia.putConsortiumMember(CONSORTIUM, tx, { userId: y, role: 'new', createdAt: 7 }),
	endConsortiumCompany: (tx) =>
		consortia.endConsortiumCompany(CONSORTIUM, tx, { companyId: y, leftDay: 7 }),
	...workOn(y),
	deleteFactorEdition: (tx) => restatements.deleteFactorEdition(CONSORTIUM, tx, y),
	removeMember: (tx) => memberships.removeMember(COMPANY, tx, y),
	endEngagement: (tx) =>
		engagements.endEngagement(COMPANY, tx, { engagementId: y, endedAt: 7, endedBy: y }),
	postponeMail: (tx) => outbox.postponeMail(tx, { mailId: y, nextTryAt: 7, reason: 'new' }),
	settleMail: (tx) => outbox.settleMail(tx, { mailId: y, state: 'sent', reason: null, at: 7 }),
	dropMail: (tx) => outbox.dropMail(tx, y),
	clearAttempts: (tx) => attempts.clearAttempts(tx, y),
	giveBack: (tx) => attempts.giveBack(tx, y),
	replaceSetting: (tx) => settings.replaceSetting(tx, y, { before: y, after: 'new' })
};

/** Asked with what belongs to two different people, companies or consortia. */
export const CROSSED: Record<string, (tx: WriteTx) => Promise<unknown>> = {
	deletePasskey: (tx) => passkeys.deletePasskey(tx, y, 'x'),
	deleteApiToken: (tx) => tokens.deleteApiToken(tx, y, 'x'),
	takeRecoveryCode: (tx) => factors.takeRecoveryCode(tx, y, 'x'),
	confirmTotpFactor: (tx) =>
		factors.confirmTotpFactor(tx, { userId: y, sealedSecret: 'x' }, { step: 7, now: 7 }),
	takeOneTimeLink: (tx) => links.takeOneTimeLink(tx, { ...link(BEFORE_END), purpose: 'x' }),
	findOneTimeLink: (tx) => links.findOneTimeLink(tx, { ...link(BEFORE_END), purpose: 'x' }),
	deleteOneTimeLinksOf: (tx) => links.deleteOneTimeLinksOf(tx, y, ['x']),
	deleteInvitationOfCompany: (tx) => invitations.deleteInvitation(COMPANY, tx, 'y-consortium'),
	deleteInvitationOfConsortium: (tx) => invitations.deleteInvitation(CONSORTIUM, tx, 'y-company'),
	deleteInvitationOfServer: (tx) => invitations.deleteInvitation('server', tx, 'y-company'),
	deleteOtherInvitationOfServer: (tx) => invitations.deleteInvitation('server', tx, 'y-consortium'),
	removeConsortiumMember: (tx) => consortia.removeConsortiumMember(CONSORTIUM, tx, 'x'),
	deleteFactorEdition: (tx) => restatements.deleteFactorEdition(CONSORTIUM, tx, 'x'),
	findRestatement: (tx) => restatements.findRestatement(CONSORTIUM, tx, 'x'),
	...workOn('x'),
	endConsortiumCompany: (tx) =>
		consortia.endConsortiumCompany(CONSORTIUM, tx, { companyId: 'x', leftDay: 7 }),
	removeMember: (tx) => memberships.removeMember(COMPANY, tx, 'x'),
	endEngagement: (tx) =>
		engagements.endEngagement(COMPANY, tx, { engagementId: 'x', endedAt: 7, endedBy: y }),
	deliveryDaysOfAnotherKind: (tx) =>
		status.listDeliveryDaysOf(STATUS, tx, { since: 0, kinds: ['x'] }),
	ownDeliveryDaysOfAnotherKind: (tx) =>
		completeness.listDeliveryDays(COMPANY, tx, { ids: [y], kinds: ['x'] }),
	restatementOfAnotherCompany: (tx) => restated.listRestatementsOfCompanies(STATUS, tx, 'x'),
	replaceIssuedReports: (tx) =>
		reports.replaceIssuedReports(COMPANY, tx, { kind: 'x', fiscalYear: 1, reportId: 'z', now: 9 }),
	rawDataOfAnother: (tx) => consents.findRawDataConsent(tx, { userId: y, companyId: 'x', day: 1 }),
	rawDataForAnother: (tx) => consents.findRawDataConsent(tx, { userId: 'x', companyId: y, day: 1 })
};

/** They add a row, count or list everything, sweep up what is over, or answer no row. */
export const APART = [
	...['appendServerRecord', 'attemptsOf', 'claimDueMail', 'countAccounts'],
	...['countMails', 'countRecoveryCodes', 'countUsers', 'createApiToken'],
	...['createConsortium', 'createHalfSession', 'createOneTimeLink'],
	...['createOutgoingMail', 'createPasskey', 'createSession', 'createUser'],
	...['databaseBytes', 'deleteExpiredAttempts', 'deleteExpiredHalfSessions'],
	...['deleteExpiredOneTimeLinks', 'deleteExpiredSessions', 'hasSecondFactor', 'hit'],
	...['insertRows', 'listAccounts', 'listAllConsortia', 'listCoordination'],
	...[
		'listServerRecords',
		'listUnfinishedRestatements',
		'lockUser',
		'nextMailAt',
		'putSetting',
		'readServerChain'
	],
	...['settingOnce', 'sweepMail']
];
