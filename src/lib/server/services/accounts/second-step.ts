import { z } from 'zod';
import { authorise } from '../../access/authorise';
import type { Context } from '../../access/context';
import { countHalfTry, halfSessionOf, takeHalfSession } from '../../access/half-session';
import { deviceProof, knownDevice } from '../../access/known-device';
import {
	countTry,
	type Limit,
	PER_SECOND_DEVICE,
	PER_SECOND_STEP,
	returnTry
} from '../../access/limiter';
import type { NewSession, Visit } from '../../access/sessions';
import { getServer } from '../../app';
import { Conflict, Invalid } from '../../errors';
import { parseInput } from '../../input';
import type { HalfSession } from '../../repositories/half-sessions';
import { findTotpFactor } from '../../repositories/factors';
import { listPasskeysOf } from '../../repositories/passkeys';
import { read, write } from '../../repositories/transaction';
import { findUserById, lockUser, type User } from '../../repositories/users';
import { recordServerDeed } from '../records/deeds';
import { enter } from '../sign-in';
import { useCode } from './codes';
import { notify } from './notices';

/** What the page of the second step offers; null: nobody waits there. */
export interface SecondStepView {
	app: 'yes' | 'no';
	passkeys: 'yes' | 'no';
}

export async function getSecondStep(
	context: Context,
	half: string | undefined
): Promise<SecondStepView | null> {
	authorise(context, 'session', 'create');
	const { database } = getServer();
	const waiting = await halfSessionOf(database, half, Date.now());
	if (!waiting) return null;
	return read(database, 'identity', async (tx) => ({
		app: (await findTotpFactor(tx, waiting.userId))?.confirmedAt ? 'yes' : 'no',
		passkeys: (await listPasskeysOf(tx, waiting.userId)).length > 0 ? 'yes' : 'no'
	}));
}

const secondStep = z.strictObject({
	half: z.string().optional(),
	code: z.string().trim().min(1).max(100)
});

/** A code of the app, or a recovery code → the whole session. Each works once. */
export async function passSecondStep(
	context: Context,
	input: unknown,
	visit: Visit
): Promise<NewSession> {
	authorise(context, 'session', 'create');
	const { half, code } = parseInput(secondStep, input);
	const { user, waiting, limited } = await countedTry(half, visit);
	const { database } = getServer();
	const { userId } = user;
	const passed = await write(database, 'identity', async (tx) => {
		await lockUser(tx, userId);
		const now = Date.now();
		const by = await useCode(tx, userId, { code, now });
		if (!by) return null;
		if (!(await takeHalfSession(tx, waiting))) throw over();
		if (by === 'recovery') {
			await recordServerDeed(tx, { userId }, { event: 'recovery_code.use' });
			await notify(tx, user.email, 'recovery_used');
		}
		const start = { userId, visit, now, secondFactorAt: now, by };
		return { by, session: await enter(tx, context, start) };
	});
	if (!passed) throw (await halfSessionOf(database, half, Date.now())) ? wrong() : over();
	await returnTry(database, ...limited);
	return { ...passed.session, device: await deviceProof(database, user) };
}

/** Counted at the half session and at the account (on a known device: at the device). */
async function countedTry(
	half: string | undefined,
	visit: Visit
): Promise<{ user: User; waiting: HalfSession; limited: [Limit, string] }> {
	const { database } = getServer();
	const now = Date.now();
	const waiting = await halfSessionOf(database, half, now);
	if (!waiting) throw over();
	const user = await read(database, 'identity', (tx) => findUserById(tx, waiting.userId));
	if (!user) throw over();
	const device = await knownDevice(database, user, visit.device);
	const limited: [Limit, string] = device
		? [PER_SECOND_DEVICE, device]
		: [PER_SECOND_STEP, user.userId];
	await countTry(database, limited[0], { subject: limited[1], now });
	if ((await countHalfTry(database, waiting, now)) === 'over') throw over();
	return { user, waiting, limited };
}

const wrong = () => new Invalid('second_factor.wrong');
const over = () => new Conflict('second_step.over');
