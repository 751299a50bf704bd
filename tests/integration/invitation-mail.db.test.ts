import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getServer } from '$lib/server/app';
import { mailSettled } from '$lib/server/services/mail/deliver';
import { inviteToCompany } from '$lib/server/services/relations/invitations';
import { person, useServer } from './access-world';
import { engines } from './engines';
import { type MailBox, openMailBox } from './mail-box';
import { aCompany } from './relations-world';

describe.each(engines)('an invitation by mail on $name', (engine) => {
	useServer(engine);
	let box: MailBox;
	beforeAll(async () => {
		box = await openMailBox();
		getServer().config.smtpUrl = box.url;
	});
	afterAll(() => box.close());

	it('brings the link to an address, known here or not, and without an address to nobody', async () => {
		const { companyId, admin } = await aCompany('admin@relations.example');
		await person('known@relations.example');
		const wanted = { role: 'company_member' };
		await inviteToCompany(admin, companyId, wanted);
		for (const email of ['known@relations.example', 'unknown@relations.example']) {
			const { path } = await inviteToCompany(admin, companyId, { ...wanted, email });
			await mailSettled(5_000);
			const [mail] = box.to(email);
			expect(mail?.text).toContain(`${getServer().config.origin}${path}`);
			expect(mail?.text).toContain('「見本鋳造」の担当者として招待されています。');
			expect(mail?.text).toContain('You are invited to “見本鋳造” as a member.');
		}
		expect(box.received).toHaveLength(2);
	});
});
