import { health } from '$lib/server/services/server';
import { verify as verifyAll } from '$lib/server/services/verify';
import { type Command, printed } from './command';

/** Opening the database has migrated it; this says that it worked. */
export const migrate: Command = {
	usage: 'migrate',
	options: {},
	required: [],
	positionals: 0,
	run: async (context) => printed(await health(context))
};

/** Names every derived row that is not what the ledger makes of it. */
export const verify: Command = {
	usage: 'verify',
	options: {},
	required: [],
	positionals: 0,
	run: async (context) => {
		const verification = await verifyAll(context);
		return printed(verification, verification.differences.length === 0 ? 0 : 1);
	}
};
