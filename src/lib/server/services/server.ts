import { version } from '../../../../package.json';
import { authorise } from '../access/authorise';
import type { Context } from '../access/context';
import { getServer } from '../app';
import { read } from '../repositories/transaction';
import { countUsers } from '../repositories/users';
import type { HealthView } from './views';

/** Answers when the database does; says nothing about anybody. */
export async function health(context: Context): Promise<HealthView> {
	authorise(context, 'health', 'read');
	const { database } = getServer();
	await read(database, 'identity', countUsers);
	return { status: 'ok', version, database: database.engine };
}
