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

/** Recomputes every derived row; exit 1 names each one that differs. */
export const verify: Command = {
	usage: 'verify',
	options: {},
	required: [],
	positionals: 0,
	run: async (context) => {
		const result = await verifyAll(context);
		return printed(result, result.differences.length === 0 ? 0 : 1);
	}
};
