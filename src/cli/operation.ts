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

/** Names every derived row that is not what the ledger makes of it, and every broken record. */
export const verify: Command = {
	usage: 'verify',
	options: {},
	required: [],
	positionals: 0,
	run: async (context) => {
		const verification = await verifyAll(context);
		const { differences, brokenChains } = verification;
		return printed(verification, differences.length + brokenChains.length === 0 ? 0 : 1);
	}
};
