import { randomBytes } from 'node:crypto';
import { scopeOfJob } from '../../access/job-scope';
import { hashPassword } from '../../access/password';
import { getServer } from '../../app';
import { log } from '../../log';
import { read, write } from '../../repositories/transaction';
import { countUsers } from '../../repositories/users';
import { addFirstAdmin } from '../companies';
import { addUser } from '../users';
import { fillDemoConsortium } from './fill-consortium';

const EMAIL = 'demo@mieruka.example';

/**
 * `MIERUKA_DEMO=1` on an empty database: the sample consortium, and an account with a password
 * made for this server, which is printed once. A database with people in it is left as it is.
 */
export async function loadDemo(): Promise<{ email: string; password: string } | null> {
	const { database } = getServer();
	if ((await read(database, 'identity', countUsers)) > 0) return null;
	const password = randomBytes(12).toString('base64url');
	const passwordHash = await hashPassword(password);
	const now = Date.now();
	const person = { email: EMAIL, name: '見本 花子', passwordHash, operator: 'yes' as const, now };
	const { id } = await write(database, 'identity', (tx) => addUser(tx, person));
	await loadConsortium(id, now);
	return { email: EMAIL, password };
}

/** The first account is of the foundry; the other companies' data are none of its business. */
async function loadConsortium(userId: string, nowMs: number): Promise<void> {
	const filled = await fillDemoConsortium({ ownerId: userId, nowMs });
	log.info({ companies: filled.length }, 'sample consortium loaded');
	const [foundry] = filled;
	const scope = scopeOfJob({ companyId: foundry!.companyId, userId });
	await write(getServer().database, scope, (tx) => addFirstAdmin(scope, tx));
}
