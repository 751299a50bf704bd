import { randomBytes, randomUUID } from 'node:crypto';
import { scopeOfJob } from '../../access/job-scope';
import { hashPassword } from '../../access/password';
import { getServer } from '../../app';
import { read, write } from '../../repositories/transaction';
import { countUsers } from '../../repositories/users';
import { addUser } from '../users';
import { fillDemoCompany } from './index';

const EMAIL = 'demo@mieruka.example';

/**
 * `MIERUKA_DEMO=1` on an empty database: the sample company, and an account with a password made
 * for this server, which is printed once. A database with people in it is left as it is.
 */
export async function loadDemo(): Promise<{ email: string; password: string } | null> {
	const { database } = getServer();
	if ((await read(database, 'identity', countUsers)) > 0) return null;
	const password = randomBytes(12).toString('base64url');
	const passwordHash = await hashPassword(password);
	const now = Date.now();
	const person = { email: EMAIL, name: '見本 花子', passwordHash, operator: 'yes' as const, now };
	const { id } = await write(database, 'identity', (tx) => addUser(tx, person));
	await fillDemoCompany(scopeOfJob({ companyId: randomUUID(), userId: id }), now);
	return { email: EMAIL, password };
}
