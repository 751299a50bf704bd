import * as m from '$i18n/paraglide/messages';
import { z } from 'zod';
import { authorise } from '../../access/authorise';
import type { Context } from '../../access/context';
import { deviceProof } from '../../access/known-device';
import { countTry, PER_SECOND_STEP, returnTry } from '../../access/limiter';
import { newRecoveryCodes, recoveryCodeHash } from '../../access/recovery-codes';
import { seal, unseal } from '../../access/sealed';
import { publicId } from '../../access/secret';
import { needsSecondFactor } from '../../access/relations';
import type { NewSession, Visit } from '../../access/sessions';
import { newTotpSecret, stepOfCode, totpAddress } from '../../access/totp';
import { getServer } from '../../app';
import { Conflict, Invalid } from '../../errors';
import { parseInput } from '../../input';
import {
	confirmTotpFactor,
	countRecoveryCodes,
	deleteRecoveryCodes,
	deleteTotpFactor,
	findTotpFactor,
	hasSecondFactor,
	putOpenTotpFactor,
	putRecoveryCodes,
	type TotpFactor
} from '../../repositories/factors';
import { listPasskeysOf, type Passkey } from '../../repositories/passkeys';
import { reopenSecondFactor } from '../../repositories/sessions';
import { read, type WriteTx, write } from '../../repositories/transaction';
import { lockUser } from '../../repositories/users';
import { recordServerDeed } from '../records/deeds';
import { assertConfirmed, isConfirmed, renewSession } from '../sessions';
import { digitsOf } from './codes';
import { notify } from './notices';
import { own } from './own';
import { qrPath, type QrPath } from './qr-path';

export interface SecondFactorView {
	app: 'on' | 'off';
	recoveryCodes: number;
	passkeys: PasskeyView[];
	/** Whether the password was typed recently enough to change something. */
	confirmed: 'yes' | 'no';
	/** A role of theirs is dormant without a second factor. */
	needed: 'yes' | 'no';
	/** What the app has to learn, while it waits for its first code. */
	pending: { secret: string; qr: QrPath } | null;
}

export interface PasskeyView {
	id: string;
	name: string;
	createdAt: string;
	lastUsedAt: string | null;
}

/** How one's own account is secured beyond the password. */
export async function getSecondFactor(context: Context): Promise<SecondFactorView> {
	authorise(context, 'second_factor', 'read');
	const principal = own(context);
	const { factor, ...others } = await read(getServer().database, 'identity', async (tx) => ({
		factor: await findTotpFactor(tx, principal.userId),
		recoveryCodes: await countRecoveryCodes(tx, principal.userId),
		passkeys: (await listPasskeysOf(tx, principal.userId)).map(passkeyView)
	}));
	const fresh = isConfirmed(context);
	const waits = factor !== null && factor.confirmedAt === null;
	return {
		app: factor?.confirmedAt ? 'on' : 'off',
		...others,
		confirmed: fresh ? 'yes' : 'no',
		needed: needsSecondFactor(principal) ? 'yes' : 'no',
		pending: fresh && waits ? pendingView(factor, context) : null
	};
}

function passkeyView({ credentialId, name, createdAt, lastUsedAt }: Passkey): PasskeyView {
	return {
		id: publicId(credentialId),
		name,
		createdAt: new Date(createdAt).toISOString(),
		lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt).toISOString()
	};
}

function pendingView(factor: TotpFactor, context: Context): SecondFactorView['pending'] {
	const { email } = own(context);
	const secret = unseal(getServer().config, factor.sealedSecret, factor.userId);
	const issuer = m.app_name({}, { locale: context.locale });
	return {
		secret: secret.replace(/.{4}(?=.)/g, '$& '),
		qr: qrPath(totpAddress(secret, { issuer, label: email }))
	};
}

/** A secret for the app, asked at no sign-in before its first code is typed. */
export async function startTotp(context: Context): Promise<void> {
	authorise(context, 'second_factor', 'create');
	assertConfirmed(context);
	const { userId } = own(context);
	const sealedSecret = seal(getServer().config, newTotpSecret(), userId);
	const put = await write(getServer().database, 'identity', (tx) =>
		putOpenTotpFactor(tx, { userId, sealedSecret, createdAt: Date.now() })
	);
	if (!put) throw new Conflict('second_factor.exists');
}

const firstCode = z.strictObject({ code: z.string().trim().min(1).max(100) });

/** The first code: from now on it is asked at every sign-in. Ends every other session. */
export async function confirmTotp(
	context: Context,
	input: unknown,
	visit: Visit
): Promise<NewSession> {
	authorise(context, 'second_factor', 'create');
	assertConfirmed(context);
	const { code } = parseInput(firstCode, input);
	const { userId } = own(context);
	const { database } = getServer();
	await countTry(database, PER_SECOND_STEP, { subject: userId, now: Date.now() });
	const session = await write(database, 'identity', async (tx) => {
		const user = await lockUser(tx, userId);
		const now = Date.now();
		const confirmed = await confirmWith(tx, userId, { code, now });
		if (!user || !confirmed) throw new Invalid('second_factor.wrong');
		await deleteRecoveryCodes(tx, userId);
		await recordServerDeed(tx, user, { event: 'factor.enable' });
		await notify(tx, user.email, 'factor_on');
		const renewed = await renewSession(tx, context, { visit, others: 'end', secondFactorAt: now });
		return { user, renewed };
	});
	await returnTry(database, PER_SECOND_STEP, userId);
	return { ...session.renewed, device: await deviceProof(database, session.user) };
}

async function confirmWith(
	tx: WriteTx,
	userId: string,
	{ code, now }: { code: string; now: number }
): Promise<boolean> {
	const factor = await findTotpFactor(tx, userId);
	if (!factor || factor.confirmedAt !== null) throw new Conflict('second_factor.none');
	const secret = unseal(getServer().config, factor.sealedSecret, userId);
	const step = stepOfCode(secret, digitsOf(code), now);
	return step !== null && confirmTotpFactor(tx, factor, { step, now });
}

/** Ten fresh ones, shown this once; the earlier ones end. */
export async function renewRecoveryCodes(context: Context): Promise<string[]> {
	authorise(context, 'second_factor', 'update');
	assertConfirmed(context);
	const { userId, email } = own(context);
	const codes = newRecoveryCodes();
	const hashes = codes.flatMap((code) => recoveryCodeHash(code) ?? []);
	await write(getServer().database, 'identity', async (tx) => {
		await lockUser(tx, userId);
		if (!(await hasSecondFactor(tx, userId))) throw new Conflict('second_factor.none');
		await putRecoveryCodes(tx, userId, hashes);
		await recordServerDeed(tx, { userId }, { event: 'recovery_codes.make' });
		await notify(tx, email, 'recovery_codes');
	});
	return codes;
}

/** The app is asked no more. With the last factor its rights go, in every session and token. */
export async function stopTotp(context: Context): Promise<void> {
	authorise(context, 'second_factor', 'delete');
	assertConfirmed(context);
	const { userId, email } = own(context);
	await write(getServer().database, 'identity', async (tx) => {
		await lockUser(tx, userId);
		if (!(await deleteTotpFactor(tx, userId))) throw new Conflict('second_factor.none');
		await afterFactorLoss(tx, userId);
		await recordServerDeed(tx, { userId }, { event: 'factor.stop' });
		await notify(tx, email, 'factor_off');
	});
}

/** Within the caller's transaction, after one factor was taken away. */
export async function afterFactorLoss(tx: WriteTx, userId: string): Promise<void> {
	if (await hasSecondFactor(tx, userId)) return;
	await deleteRecoveryCodes(tx, userId);
	await reopenSecondFactor(tx, userId);
}
