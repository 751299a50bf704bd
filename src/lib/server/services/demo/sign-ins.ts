import { randomBytes } from 'node:crypto';
import { hashPassword } from '../../access/password';
import { seal } from '../../access/sealed';
import { newTotpSecret } from '../../access/totp';
import { getServer } from '../../app';
import {
	confirmTotpFactor,
	deleteRecoveryCodes,
	deleteTotpFactor,
	putOpenTotpFactor
} from '../../repositories/factors';
import { deleteHalfSessionsOf } from '../../repositories/half-sessions';
import { deleteSessionsOf } from '../../repositories/sessions';
import { type WriteTx, write } from '../../repositories/transaction';
import { setPasswordHash } from '../../repositories/users';
import { recordServerDeed } from '../records/deeds';
import { foundedBefore, peopleOf } from './founding';
import { type DemoPerson, FIRST_PERSON, needsSecondFactor } from './people';
import { changeState, type DemoState } from './state';

/** What one types to be this person; known only when it is made. */
export interface DemoSignIn {
	person: DemoPerson;
	/** Of the authenticator app; null where none is asked for. */
	secret: string | null;
}

export interface DemoSignIns {
	/** One for all, so that it is typed easily. */
	password: string;
	signIns: DemoSignIn[];
}

/**
 * A password for all accounts of the consortium and the secrets of their authenticator apps, in
 * place of the earlier ones. The first person's is among them only on the server's first start.
 */
export async function makeSignIns(
	state: DemoState,
	{ by, first }: { by: string; first: 'too' | 'not' }
): Promise<DemoSignIns> {
	const { people } = await foundedBefore(state);
	const password = newPassword();
	const given = [...(first === 'too' ? [FIRST_PERSON] : []), ...peopleOf(state)]
		.filter(({ key }) => people.has(key))
		.map((person) => ({ person, secret: needsSecondFactor(person) ? newTotpSecret() : null }));
	const passwordHashes = await Promise.all(given.map(() => hashPassword(password)));
	await write(getServer().database, 'identity', async (tx) => {
		for (const [index, { person, secret }] of given.entries()) {
			const userId = people.get(person.key)!;
			await setPasswordHash(tx, userId, passwordHashes[index]!);
			await deleteSessionsOf(tx, userId);
			await deleteHalfSessionsOf(tx, userId);
			if (secret !== null) await putSecret(tx, userId, secret);
		}
		await changeState(tx, { signInsAt: Date.now() });
		const deed = { event: 'demo.sign_ins', accounts: given.length } as const;
		await recordServerDeed(tx, { userId: by }, deed);
	});
	return { password, signIns: given };
}

/** No letters that are taken for others; there are 32, so that each is as likely as the next. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const LENGTH = 16;

function newPassword(): string {
	return [...randomBytes(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** In use from the start: whoever reads the secret has it in an app of their own. */
async function putSecret(tx: WriteTx, userId: string, secret: string): Promise<void> {
	const now = Date.now();
	const sealedSecret = seal(getServer().config, secret, userId);
	await deleteTotpFactor(tx, userId);
	await deleteRecoveryCodes(tx, userId);
	await putOpenTotpFactor(tx, { userId, sealedSecret, createdAt: now });
	await confirmTotpFactor(tx, { userId, sealedSecret }, { step: 0, now });
}
