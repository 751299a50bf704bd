import type { Context } from '$lib/server/access/context';
import { monthAndYear, monthName } from '$i18n/dates';
import { scopeOfJob } from '$lib/server/access/job-scope';
import { getServer } from '$lib/server/app';
import { mailSettled } from '$lib/server/services/mail/deliver';
import { getCalendar, getCompleteness } from '$lib/server/services/completeness';
import { searchCompleteness } from '$lib/server/services/completeness/consortium';
import { listCompanyRecords } from '$lib/server/services/records';
import { write } from '$lib/server/repositories/transaction';
import * as consortia from '$lib/server/services/relations/consortia';
import {
	getReminderSetting,
	remindCompany,
	remindLateCompanies,
	setReminders
} from '$lib/server/services/reminders';
import { isWorkingHour, remindMonthly } from '$lib/server/services/reminders/monthly';
import { claimReminder } from '$lib/server/services/reminders/remind';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { code, person, server, useServer } from './access-world';
import { engines } from './engines';
import { ago, fillMonths, monthsFrom, RUNNING } from './late-company';
import { type MailBox, openMailBox } from './mail-box';
import { aCompany, awake, DAY_MS } from './relations-world';

/** As if a coordinator had invited it. */
async function intoConsortium(consortiumId: string, companyId: string): Promise<void> {
	const scope = scopeOfJob({ companyId, userId: 'tester' });
	await write(getServer().database, scope, (tx) =>
		consortia.joinAsCompany(scope, tx, consortiumId)
	);
}

test('the server writes from nine to five on working days of Japan', () => {
	const at = (text: string) => isWorkingHour(Date.parse(`${text}+09:00`));
	expect(['2026-11-20T09:00', '2026-11-20T16:59'].map(at)).toEqual([true, true]);
	const others = ['2026-11-20T08:59', '2026-11-20T17:00', '2026-11-21T10:00', '2026-11-22T10:00'];
	expect(others.map(at)).toEqual([false, false, false, false]);
});

describe.each(engines)('reminders on $name', (engine) => {
	useServer(engine);
	let box: MailBox;
	let consortiumId: string;
	let coordinator: Context;
	beforeAll(async () => {
		box = await openMailBox();
		getServer().config.smtpUrl = box.url;
		consortiumId = (await consortia.createConsortium(server, { name: '県北コンソーシアム' })).id;
		await person('coordinator@reminders.example');
		const role = { email: 'coordinator@reminders.example', role: 'coordinator' };
		await consortia.addPerson(server, consortiumId, role);
		coordinator = (await awake('coordinator@reminders.example')).context;
	});
	afterAll(() => box.close());

	/** Four months behind with one point of two. */
	async function aLateCompany(email: string) {
		const company = await aCompany(email);
		const { companyId, admin } = company;
		await intoConsortium(consortiumId, companyId);
		const { points } = await getCompleteness(admin, companyId, { from: ago(1), to: RUNNING });
		const [point, whole] = points.map(({ meteringPointId }) => meteringPointId);
		await fillMonths(companyId, { meteringPointId: point!, months: monthsFrom(14, 5) });
		await fillMonths(companyId, { meteringPointId: whole!, months: monthsFrom(14, 1) });
		return { ...company, name: points[0]!.name };
	}
	const mailsTo = async (address: string) => {
		await mailSettled(10_000);
		return box.to(address);
	};

	it('a coordinator reminds one company, by mail, on its page and in its records', async () => {
		const address = 'first@reminders.example';
		const { companyId, admin, name } = await aLateCompany(address);
		const answer = await remindCompany(coordinator, consortiumId, companyId);
		expect(answer).toMatchObject({ companies: 1, mails: 1, tooSoon: 0, unsent: 0, mail: 'on' });
		const [mail] = await mailsTo(address);
		const page = `${getServer().config.origin}/companies/${companyId}`;
		for (const part of [
			name,
			'県北コンソーシアム',
			`${page}/calendar`,
			`${page}/settings#reminders`
		])
			expect(mail?.text).toContain(part);
		expect(mail?.text).toContain(monthAndYear(ago(4), 'ja'));
		expect(mail?.text).toContain(monthName(ago(4), 'en'));
		expect(mail?.text).not.toContain(ago(4));
		expect((await getCalendar(admin, companyId, {})).askedOn).not.toBeNull();
		const records = await listCompanyRecords(admin, companyId, { kind: 'audit' });
		expect(JSON.stringify(records)).toContain('reminder.send');
	});

	it('the same company is left alone for a week', async () => {
		const { companyId } = await aLateCompany('weekly@reminders.example');
		await remindCompany(coordinator, consortiumId, companyId);
		const again = await remindCompany(coordinator, consortiumId, companyId);
		expect(again).toMatchObject({ companies: 0, mails: 0, tooSoon: 1 });
		const row = (await searchCompleteness(coordinator, consortiumId, {})).rows.find(
			({ id }) => id === companyId
		);
		expect(row).toMatchObject({ mayRemind: 'no', lastReminder: expect.stringMatching(/^\d{4}-/) });
		expect(await mailsTo('weekly@reminders.example')).toHaveLength(1);
	});

	it('all that are late are reminded at once, those that lately were are counted apart', async () => {
		await aLateCompany('all@reminders.example');
		const answer = await remindLateCompanies(coordinator, consortiumId);
		expect(answer).toMatchObject({ companies: 1, mails: 1, tooSoon: 2 });
		expect(await mailsTo('all@reminders.example')).toHaveLength(1);
	});

	it('a company that wants no mail gets none, and its choice stays', async () => {
		const address = 'quiet@reminders.example';
		const { companyId, admin } = await aLateCompany(address);
		expect(await getReminderSetting(admin, companyId)).toEqual({ reminders: 'on', mail: 'on' });
		for (let twice = 0; twice < 2; twice++)
			await setReminders(admin, companyId, { reminders: 'off' });
		expect((await getReminderSetting(admin, companyId)).reminders).toBe('off');
		const answer = await remindCompany(coordinator, consortiumId, companyId);
		expect(answer).toMatchObject({ companies: 1, mails: 0, unsent: 1 });
		await remindMonthly(Date.now() + 40 * DAY_MS);
		expect(await mailsTo(address)).toHaveLength(0);
		await setReminders(admin, companyId, { reminders: 'on' });
		expect((await getReminderSetting(admin, companyId)).reminders).toBe('on');
		const stops = (await listCompanyRecords(admin, companyId, { kind: 'audit' })).records.filter(
			({ event }) => event === 'reminder.stop'
		);
		expect(stops).toHaveLength(1);
	});

	it('the server writes once a month, however often and from how many processes it looks', async () => {
		const address = 'monthly@reminders.example';
		const { companyId } = await aLateCompany(address);
		const scope = scopeOfJob({ companyId, userId: 'reminders' });
		const claim = () => claimReminder(scope, { kind: 'monthly' }, Date.now());
		const outcomes = (await Promise.all([claim(), claim(), claim()])).map((one) => one.outcome);
		expect(outcomes.sort()).toEqual(['reminded', 'too_soon', 'too_soon']);
		const later = Date.now() + 40 * DAY_MS;
		expect(await mailsTo(address)).toHaveLength(1);
		await remindMonthly(later);
		await remindMonthly(later);
		expect(await mailsTo(address)).toHaveLength(2);
	});

	it('a company that is not late, and one without people, get nothing', async () => {
		const { companyId, admin } = await aCompany('fine@reminders.example');
		await intoConsortium(consortiumId, companyId);
		const nothing = await remindCompany(coordinator, consortiumId, companyId);
		expect(nothing).toMatchObject({ companies: 0, mails: 0, tooSoon: 0, nobody: 0 });
		expect((await getCalendar(admin, companyId, {})).askedOn).toBeNull();
	});

	it('a company of another consortium is not found', async () => {
		const { companyId } = await aCompany('foreign@reminders.example');
		expect(await code(remindCompany(coordinator, consortiumId, companyId))).toBe('not_found');
	});

	it('without a mail server it stands on the company’s page alone', async () => {
		const { companyId, admin } = await aLateCompany('page@reminders.example');
		getServer().config.smtpUrl = null;
		const answer = await remindCompany(coordinator, consortiumId, companyId);
		expect(answer).toMatchObject({ companies: 1, mails: 0, unsent: 1, mail: 'off' });
		expect((await getCalendar(admin, companyId, {})).askedOn).not.toBeNull();
		getServer().config.smtpUrl = box.url;
	});
});
