import type { Database } from '$lib/server/db/database';
import * as tokens from '$lib/server/repositories/api-tokens';
import * as attempts from '$lib/server/repositories/attempts';
import * as certificates from '$lib/server/repositories/certificates';
import * as status from '$lib/server/repositories/company-status';
import * as consents from '$lib/server/repositories/consents';
import * as consortia from '$lib/server/repositories/consortia';
import * as engagements from '$lib/server/repositories/engagements';
import * as factors from '$lib/server/repositories/factors';
import * as halves from '$lib/server/repositories/half-sessions';
import * as links from '$lib/server/repositories/one-time-links';
import * as ownFactors from '$lib/server/repositories/own-factors';
import * as passkeys from '$lib/server/repositories/passkeys';
import * as reminders from '$lib/server/repositories/reminders';
import { listCoordination } from '$lib/server/repositories/server-state';
import * as sessions from '$lib/server/repositories/sessions';
import * as settings from '$lib/server/repositories/settings';
import { type WriteTx } from '$lib/server/repositories/transaction';
import * as users from '$lib/server/repositories/users';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnyQuery } from './any-rows';
import { engines } from './engines';
import { COMPANY, CONSORTIUM, half, STATUS, y } from './people-queries';
import { AFTER_END, BEFORE_END, fillFor, look, tried } from './people-rows';

const BEFORE_X = { before: 'x', after: 'new' };
const running = (tx: WriteTx, day = TODAY) => engagements.listRunningEngagementsOf(tx, y, day);
const rawData = (tx: WriteTx, day = TODAY) =>
	consents.findRawDataConsent(tx, { userId: y, companyId: y, day });
const companiesIn = (tx: WriteTx, day = TODAY) =>
	consortia.listConsortiumCompanies(CONSORTIUM, tx, day);
const sessionOf = (tx: WriteTx) => sessions.findSession(tx, y, BEFORE_END);
const tokenOf = (tx: WriteTx) => tokens.findApiToken(tx, y, BEFORE_END);

async function nothing(): Promise<void> {}

function set(table: string, values: Record<string, unknown>) {
	return (tx: WriteTx) =>
		(tx.query as unknown as AnyQuery).updateTable(table).set(values).execute();
}

const [YESTERDAY, TODAY] = [0, 1];

/** After `first` nothing of it is found any more, or yet, and there is nothing left to change. */
const OVER: [string, (tx: WriteTx) => Promise<unknown>, (tx: WriteTx) => Promise<unknown>][] = [
	['an engagement that begins tomorrow', nothing, (tx) => running(tx, YESTERDAY)],
	['an engagement whose days are over', set('engagement', { to_day: 0 }), running],
	['an engagement that was ended', set('engagement', { ended_at: 2 }), running],
	[
		'ending an engagement once more',
		set('engagement', { ended_at: 2 }),
		(tx) => engagements.endEngagement(COMPANY, tx, { engagementId: y, endedAt: 7, endedBy: y })
	],
	['a consent before its company joined', nothing, (tx) => rawData(tx, YESTERDAY)],
	['a consent of a company that left', set('consortium_company', { left_day: 1 }), rawData],
	['a consent that was withdrawn', set('consent', { withdrawn_at: 2 }), rawData],
	['a consent of another kind', set('consent', { kind: 'casebook' }), rawData],
	['a consent for a viewer', set('consortium_member', { role: 'consortium_viewer' }), rawData],
	['a consent to an earlier coordinator', set('consent', { granted_at: 0 }), rawData],
	[
		'a consent among those that stand',
		set('consent', { withdrawn_at: 2 }),
		(tx) => consents.listStandingConsents(tx, [y])
	],
	[
		'withdrawing once more',
		set('consent', { withdrawn_at: 2 }),
		(tx) =>
			consents.withdrawConsent(COMPANY, tx, {
				kind: 'coordinator_raw_data',
				withdrawnAt: 7,
				withdrawnBy: y
			})
	],
	['a company that joins tomorrow', nothing, (tx) => companiesIn(tx, YESTERDAY)],
	['a company that left', set('consortium_company', { left_day: 1 }), companiesIn],
	[
		'leaving once more',
		set('consortium_company', { left_day: 1 }),
		(tx) => consortia.endConsortiumCompany(CONSORTIUM, tx, { companyId: y, leftDay: 7 })
	],
	[
		'a consortium that the company joins tomorrow',
		nothing,
		(tx) => consortia.listConsortiaOfCompany(COMPANY, tx, YESTERDAY)
	],
	[
		'a consortium that the company left',
		set('consortium_company', { left_day: 1 }),
		(tx) => consortia.listConsortiaOfCompany(COMPANY, tx, TODAY)
	],
	['a session of a disabled person', set('user_account', { disabled_at: 2 }), sessionOf],
	['a token of a disabled person', set('user_account', { disabled_at: 2 }), tokenOf],
	[
		'disabling once more',
		async (tx) => {
			await set('user_account', { disabled_at: 2 })(tx);
			for (const table of ['session', 'half_session', 'one_time_link'] as const)
				await tx.query.deleteFrom(table).execute();
		},
		(tx) => users.disableUser(tx, y, 7)
	],
	['a code that was used', nothing, (tx) => factors.useTotpStep(tx, y, 1)],
	[
		'a code of an app that is not set up',
		set('totp_factor', { confirmed_at: null }),
		(tx) => factors.useTotpStep(tx, y, 7)
	],
	[
		'setting up an app twice',
		nothing,
		(tx) => factors.confirmTotpFactor(tx, { userId: y, sealedSecret: y }, { step: 7, now: 7 })
	],
	[
		'an app that is not set up as a second factor',
		async (tx) => {
			await set('totp_factor', { confirmed_at: null })(tx);
			await passkeys.deletePasskeysOf(tx, y);
		},
		(tx) => factors.hasSecondFactor(tx, y)
	],
	[
		'the second factor of another person',
		(tx) => factors.deleteFactorsOf(tx, y).then(() => passkeys.deletePasskeysOf(tx, y)),
		(tx) => factors.hasSecondFactor(tx, y)
	],
	[
		'counting the recovery codes of another person',
		(tx) => factors.deleteRecoveryCodes(tx, y),
		(tx) => factors.countRecoveryCodes(tx, y)
	],
	[
		'half a sign-in of a disabled person',
		set('user_account', { disabled_at: 2 }),
		(tx) => halves.findHalfSession(tx, half(BEFORE_END))
	],
	[
		'a reminder to somebody whose account is disabled',
		set('user_account', { disabled_at: 2 }),
		(tx) => reminders.listReachableMembers(COMPANY, tx)
	],
	[
		'an open invitation that is for no administrator',
		set('invitation', { role: 'company_member' }),
		(tx) => status.listOpenInvitations(STATUS, tx, BEFORE_END)
	],
	['sweeping sessions that hold', nothing, (tx) => sessions.deleteExpiredSessions(tx, BEFORE_END)],
	['sweeping half ones', nothing, (tx) => halves.deleteExpiredHalfSessions(tx, BEFORE_END)],
	['sweeping links that hold', nothing, (tx) => links.deleteExpiredOneTimeLinks(tx, BEFORE_END)],
	['sweeping tries that count', nothing, (tx) => attempts.deleteExpiredAttempts(tx, BEFORE_END)],
	[
		'ending a factor of its own once more',
		set('own_factor', { ended_at: 2 }),
		(tx) => ownFactors.endOwnFactor(COMPANY, tx, { factorId: y, endedAt: 7, endedBy: y })
	],
	[
		'ending a certificate once more',
		set('certificate', { ended_at: 2 }),
		(tx) => certificates.endCertificate(COMPANY, tx, { certificateId: y, endedAt: 7, endedBy: y })
	],
	['a fourth try', set('half_session', { tries: 3 }), (tx) => halves.tryHalfSession(tx, half(5))],
	['a try too late', nothing, (tx) => halves.tryHalfSession(tx, half(AFTER_END))],
	['a setting that changed meanwhile', nothing, (tx) => settings.replaceSetting(tx, y, BEFORE_X)]
];

describe.each(engines)('on $name', ({ openFresh }) => {
	let database: Database;
	beforeAll(async () => {
		database = await openFresh();
		await fillFor(database, 'x');
		await fillFor(database, 'y');
	});
	afterAll(() => database.close());

	test.each(OVER)('nothing comes of %s', async (_what, first, ask) => {
		const { before, after, found } = await tried(database, async (tx) => {
			await first(tx);
			const before = await look(tx);
			const found = await ask(tx);
			return { before, found, after: await look(tx) };
		});
		expect(after).toEqual(before);
		expect([found ?? []].flat().filter(Boolean)).toEqual([]);
	});

	test('coordinators are counted by their own consortium', async () => {
		const counts = await tried(database, async (tx) => {
			await consortia.removeConsortiumMember(CONSORTIUM, tx, y);
			return listCoordination(tx);
		});
		expect(counts).toEqual([
			{ consortiumId: 'x', name: 'x', coordinators: 1 },
			{ consortiumId: 'y', name: 'y', coordinators: 0 }
		]);
	});
});
