import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, vi } from 'vitest';
import type { Context } from '$lib/server/access/context';
import {
	confirmTotp,
	getSecondFactor,
	startTotp
} from '$lib/server/services/accounts/second-factor';
import { passSecondStep } from '$lib/server/services/accounts/second-step';
import { signIn } from '$lib/server/services/sign-in';
import { asked, elsewhere, known, nobody, PASSWORD, person, signedIn, visit } from './access-world';

/** A clock of the test's own: codes change every 30 s, and none is taken twice. */
export function useOwnClock(): void {
	beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() }));
	afterAll(() => void vi.useRealTimers());
}

export const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

/** What the app shows; by default on a clock that has gone on to a code not used yet. */
export function appCode(secret: string, { skewMs = 0, clock = 'later' } = {}): string {
	if (clock === 'later') pass(30_000);
	return new TOTP({ secret: Secret.fromBase32(secret) }).generate({
		timestamp: Date.now() + skewMs
	});
}

/** Sets up the app in this session; answers its secret and the session that goes on. */
export async function withApp(context: Context) {
	await startTotp(context);
	const { pending } = await getSecondFactor(context);
	const secret = pending!.secret.replaceAll(' ', '');
	const session = await confirmTotp(context, { code: appCode(secret) }, visit);
	return { secret, session, context: asked(await known(session)) };
}

/** A person with the app set up. */
export async function guarded(email: string) {
	const { id } = await person(email);
	const { context } = await signedIn(email);
	return { id, email, ...(await withApp(context)) };
}

/** The password was right. */
export async function halfIn(email: string, from = elsewhere()): Promise<string> {
	const half = await signIn(nobody, { email, password: PASSWORD }, from);
	if (!('half' in half)) throw new Error('no second factor is asked');
	return half.half;
}

export const second = (half: string, code: string, from = elsewhere()) =>
	passSecondStep(nobody, { half, code }, from);
