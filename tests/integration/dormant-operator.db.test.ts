import { beforeAll, describe, expect, it } from 'vitest';
import { principalOfToken } from '$lib/server/access/find-principal';
import { getServer } from '$lib/server/app';
import { stopTotp } from '$lib/server/services/accounts/second-factor';
import { getMe, getViewer } from '$lib/server/services/me';
import { createToken, createTokenFor } from '$lib/server/services/tokens';
import { createUser } from '$lib/server/services/users';
import { asked, code, known, PASSWORD, person, server, signedIn, useServer } from './access-world';
import { engines } from './engines';
import { useOwnClock, withApp } from './second-factor-world';

describe.each(engines)('an operator on $name', (engine) => {
	useServer(engine);
	useOwnClock();

	const newcomer = (email: string) => ({ email, name: '新', password: PASSWORD });
	beforeAll(() => createUser(server, { ...newcomer('operator@example.jp'), operator: 'yes' }));

	it('is dormant without a second factor, told why, and awake with it', async () => {
		const { context } = await signedIn('operator@example.jp');
		const create = (email: string, as = context) => code(createUser(as, newcomer(email)));
		expect(await create('a@example.jp')).toBe('second_factor.needed');
		expect(getMe(context).roles).toEqual([]);
		expect(getViewer(context)).toMatchObject({
			mayCreateCompany: 'no',
			mayTryDemo: 'yes',
			secondFactor: 'needed'
		});
		const { token } = await createToken(context, { name: '休眠', scopes: ['read', 'write'] });
		const awake = await withApp(context);
		expect(await create('b@example.jp', awake.context)).toBe('done');
		expect(getViewer(awake.context)).toMatchObject({
			mayCreateCompany: 'yes',
			secondFactor: 'fine'
		});
		// A token may no more than the session that it was made in.
		const ofToken = async (secret: string) =>
			asked(
				await principalOfToken(getServer().database, secret, { now: Date.now(), companyId: null })
			);
		expect(await create('c@example.jp', await ofToken(token))).toBe('second_factor.needed');
		const strong = await createToken(awake.context, { name: '起', scopes: ['read', 'write'] });
		expect(await create('d@example.jp', await ofToken(strong.token))).toBe('done');
		// Without the factor the same session and token sleep again.
		await stopTotp(awake.context);
		expect(await known(awake.session)).toMatchObject({ secondFactor: 'open' });
		expect(await create('e@example.jp', await ofToken(strong.token))).toBe('second_factor.needed');
	});

	it('has its rights in a token made on the server itself', async () => {
		await createUser(server, { ...newcomer('robot@example.jp'), operator: 'yes' });
		const { token } = await createTokenFor(server, { email: 'robot@example.jp' });
		const principal = await principalOfToken(getServer().database, token, {
			now: Date.now(),
			companyId: null
		});
		expect(await code(createUser(asked(principal), newcomer('f@example.jp')))).toBe('done');
	});

	it('others, who lack the right, are not told of factors', async () => {
		await person('member@example.jp');
		const { context } = await signedIn('member@example.jp');
		expect(await code(createUser(context, newcomer('g@example.jp')))).toBe('forbidden');
		expect(getViewer(context)).toMatchObject({
			mayTryDemo: 'no',
			secondFactor: 'fine'
		});
	});
});
