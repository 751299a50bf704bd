import { recoveryCodeHash } from '../../access/recovery-codes';
import { unseal } from '../../access/sealed';
import { stepOfCode } from '../../access/totp';
import { getServer } from '../../app';
import { findTotpFactor, takeRecoveryCode, useTotpStep } from '../../repositories/factors';
import type { WriteTx } from '../../repositories/transaction';

/** Uses up a code of the app or a recovery code, whichever was typed; null: it was wrong. */
export async function useCode(
	tx: WriteTx,
	userId: string,
	{ code, now }: { code: string; now: number }
): Promise<'app' | 'recovery' | null> {
	const recovery = recoveryCodeHash(code);
	if (recovery) return (await takeRecoveryCode(tx, userId, recovery)) ? 'recovery' : null;
	const factor = await findTotpFactor(tx, userId);
	if (!factor?.confirmedAt) return null;
	const secret = unseal(getServer().config, factor.sealedSecret, userId);
	const step = stepOfCode(secret, digitsOf(code), now);
	return step !== null && (await useTotpStep(tx, userId, step)) ? 'app' : null;
}

/** As typed with a Japanese keyboard, or in groups. */
export const digitsOf = (code: string) => code.normalize('NFKC').replace(/[\s-]/g, '');
